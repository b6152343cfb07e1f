package io.writeproof.jmeter;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.threshold.Rule;
import io.writeproof.threshold.RuleParser;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link Thresholds} element, checked. Immutable.
 *
 * @param reportFile where run.json goes; null for nowhere
 * @param junitFile where the JUnit XML goes; null for nowhere
 * @param reportFields further fields of run.json
 */
record ThresholdsSettings(
        List<Rule> rules,
        String runId,
        @Nullable Path reportFile,
        @Nullable Path junitFile,
        Map<String, String> reportFields) {

    static final String RULES = "Thresholds.rules";
    static final String RUN_ID = "Thresholds.runId";
    static final String REPORT_FILE = "Thresholds.reportFile";
    static final String JUNIT_FILE = "Thresholds.junitFile";
    static final String REPORT_FIELDS = "Thresholds.reportFields";

    /** Reads the element once, before any load; what is wrong with it goes to {@link ConfigurationProblems}. */
    static Optional<ThresholdsSettings> read(Thresholds element) {
        try {
            String runId = element.getPropertyAsString(RUN_ID).strip();
            return Optional.of(new ThresholdsSettings(
                    RuleParser.parse(element.getPropertyAsString(RULES)),
                    runId.isEmpty() ? RunId.current() : runId,
                    file(element, REPORT_FILE),
                    file(element, JUNIT_FILE),
                    fields(element.getPropertyAsString(REPORT_FIELDS))));
        } catch (SyntaxException e) {
            ConfigurationProblems.add(element.getName(), "the rules (" + RULES + ") do not parse: " + e.explain());
        } catch (IllegalArgumentException e) {
            ConfigurationProblems.add(element.getName(), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private static @Nullable Path file(Thresholds element, String property) {
        String name = element.getPropertyAsString(property).strip();
        if (name.isEmpty()) {
            return null;
        }
        try {
            Path file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new IllegalArgumentException(property + ": expected a file, found the directory " + file);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(property + ": expected the path of a file, found " + name, e);
        }
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int sign = line.indexOf('=');
            if (sign < 1) {
                throw new IllegalArgumentException(
                        REPORT_FIELDS + ": expected lines such as `function_name=chat`, found `" + line + "`");
            }
            fields.put(line.substring(0, sign).strip(), line.substring(sign + 1).strip());
        });
        return fields;
    }
}
