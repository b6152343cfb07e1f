package io.writeproof.results.store;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Under which conditions a run was measured, as far as they are known.
 *
 * @param writeMode the <em>effective</em> write mode, as the target reported it and not as it was configured
 * @param parameters rate, concurrency, duration and whatever else shaped the load: strings, numbers, truth values
 * @param seed the seed of every random choice
 * @param configSha256 digest of the target's configuration
 * @param measuredJarSha256 digest of the jar that was measured
 * @param databaseHost name or address of the database's host, as the run was told it; null without a database
 */
public record Conditions(
        @Nullable String writeMode,
        Map<String, Object> parameters,
        @Nullable Long seed,
        @Nullable String configSha256,
        @Nullable String measuredJarSha256,
        @Nullable String databaseHost) {

    /** Nothing is known. */
    public static final Conditions UNKNOWN = new Conditions(null, Map.of(), null, null, null, null);

    public Conditions {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
