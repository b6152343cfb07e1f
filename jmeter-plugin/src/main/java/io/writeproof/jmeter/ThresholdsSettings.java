package io.writeproof.jmeter;

import io.writeproof.threshold.Baseline;
import io.writeproof.threshold.Rules;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.jmeter.services.FileServer;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link Thresholds} element, checked. Immutable.
 *
 * @param minSamples fewer are insufficient data for a latency; null for what each takes
 * @param plannedRequests so many the measured phases are to make, when no schedule says; null when nobody knows
 * @param reportFile where run.json goes; null for nowhere
 * @param junitFile where the JUnit XML goes; null for nowhere
 * @param reportFields further fields of run.json
 * @param bounds how far the run may go
 */
record ThresholdsSettings(
        Rules rules,
        @Nullable Long minSamples,
        Baseline baseline,
        @Nullable Long plannedRequests,
        String runId,
        @Nullable Path reportFile,
        @Nullable Path junitFile,
        Map<String, String> reportFields,
        RunBounds bounds) {

    static final String RULES = "Thresholds.rules";
    static final String RULES_FILE = "Thresholds.rulesFile";
    static final String MIN_SAMPLES = "Thresholds.minSamples";
    static final String BASELINE_FILE = "Thresholds.baselineFile";
    static final String PLANNED_REQUESTS = "Thresholds.plannedRequests";
    static final String RUN_ID = "Thresholds.runId";
    static final String REPORT_FILE = "Thresholds.reportFile";
    static final String JUNIT_FILE = "Thresholds.junitFile";
    static final String REPORT_FIELDS = "Thresholds.reportFields";

    /** JMeter property with rules that are added to those of the plan. */
    static final String RULES_PROPERTY = "writeproof.rules";

    private static final String AUTO = "auto";

    /** Reads the element once, before any load; what is wrong with it goes to {@link ConfigurationProblems}. */
    static Optional<ThresholdsSettings> read(Thresholds element) {
        try {
            String runId = element.getPropertyAsString(RUN_ID).strip();
            Rules rules = rules(element);
            return Optional.of(new ThresholdsSettings(
                    rules,
                    minSamples(element.getPropertyAsString(MIN_SAMPLES).strip()),
                    baseline(input(element, BASELINE_FILE), rules),
                    plannedRequests(
                            element.getPropertyAsString(PLANNED_REQUESTS).strip()),
                    runId.isEmpty() ? RunId.current() : runId,
                    file(element, REPORT_FILE),
                    file(element, JUNIT_FILE),
                    fields(element.getPropertyAsString(REPORT_FIELDS)),
                    RunBounds.read()));
        } catch (IllegalArgumentException e) {
            ConfigurationProblems.add(element.getName(), String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Where the JUnit XML goes, whatever is wrong with other fields; empty when nowhere, or when its own is wrong. */
    static Optional<Path> junitFile(Thresholds element) {
        try {
            return Optional.ofNullable(file(element, JUNIT_FILE));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // whoever reads all fields says why
        }
    }

    private static Rules rules(Thresholds element) {
        return new RuleSources()
                .file(input(element, RULES_FILE), RULES_FILE)
                .text(JMeterUtils.getPropDefault(RULES_PROPERTY, ""), "the JMeter property " + RULES_PROPERTY)
                .text(element.getPropertyAsString(RULES), "the field Rules (" + RULES + ")")
                .rules();
    }

    private static @Nullable Long minSamples(String text) {
        return text.isEmpty() || text.equals(AUTO) ? null : whole(MIN_SAMPLES, "`" + AUTO + "` or a", text);
    }

    private static @Nullable Long plannedRequests(String text) {
        return text.isEmpty() ? null : whole(PLANNED_REQUESTS, "a", text);
    }

    private static Long whole(String property, String expected, String text) {
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException(
                    property + ": expected " + expected + " whole number of at least 1, found `" + text + "`");
        }
        return Long.valueOf(text);
    }

    private static Baseline baseline(@Nullable Path file, Rules rules) {
        if (file != null) {
            return BaselineRun.read(file);
        }
        if (rules.needBaseline()) {
            throw new IllegalArgumentException(
                    BASELINE_FILE
                            + ": expected the run.json of an earlier run, because a rule compares with the baseline; found none");
        }
        return Baseline.NONE;
    }

    /** A file to read; when it is not in the working directory, it may lie beside the plan, which it belongs to. */
    private static @Nullable Path input(Thresholds element, String property) {
        Path file = file(element, property);
        if (file == null || Files.exists(file)) {
            return file;
        }
        Path besidePlan = Path.of(FileServer.getFileServer().getBaseDir())
                .toAbsolutePath()
                .resolve(file);
        if (Files.exists(besidePlan)) {
            return besidePlan;
        }
        if (file.toAbsolutePath().equals(besidePlan)) {
            return file;
        }
        throw new IllegalArgumentException(property + ": expected a file, found neither " + file.toAbsolutePath()
                + " nor, beside the plan, " + besidePlan);
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
