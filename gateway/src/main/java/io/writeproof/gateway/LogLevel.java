package io.writeproof.gateway;

import io.writeproof.gateway.config.ConfigException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The level of the log, as the logging configuration takes it from the environment. */
final class LogLevel {

    /** The name that the source services have for it. */
    private static final String VARIABLE = "RUST_LOG";

    private static final List<String> LEVELS = List.of("trace", "debug", "info", "warn", "error", "off");

    private LogLevel() {}

    /**
     * Looks at the level, because the logging library would take any word it does not know for {@code debug}.
     *
     * @throws ConfigException if the variable has something else than a level
     */
    static void require(Map<String, String> environment) {
        String level = environment.getOrDefault(VARIABLE, "");
        if (!level.isEmpty() && !LEVELS.contains(level.toLowerCase(Locale.ROOT))) {
            throw new ConfigException(
                    VARIABLE + ": expected one of " + String.join(", ", LEVELS) + ", found \"" + level + "\"");
        }
    }
}
