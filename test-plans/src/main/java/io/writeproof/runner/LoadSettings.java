package io.writeproof.runner;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.OptionReader.Range;
import io.writeproof.runner.plan.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is asked of one invocation, valid and with its defaults filled in. Immutable.
 *
 * @param subject what is loaded
 * @param workload what is sent
 * @param settling how long the rows may take
 * @param storage where the outcome goes
 */
record LoadSettings(Subject subject, Workload workload, Settling settling, Storage storage) {

    /** Properties of the plan that say how long a run takes. */
    private static final List<String> TIMES = List.of("duration", "warmup", "drain_wait_ms", "verify_timeout_s");

    private static final int MAX_DRAIN_MS = 3_600_000;

    /**
     * The settings that {@code options} mean.
     *
     * @param environment the process's environment, where the database may be named
     * @throws RunRefusedException with every problem at once
     */
    static LoadSettings read(
            RunOptions options, Workload workload, Map<String, String> environment, OptionReader reader) {
        LoadSettings settings = new LoadSettings(
                SubjectReader.read(options, workload.plan().service(), environment, reader),
                workload,
                settling(options, reader),
                storage(options, reader));
        reader.refuseIfWrong();
        return settings;
    }

    private static Settling settling(RunOptions options, OptionReader reader) {
        Optional<Duration> drain = Optional.ofNullable(options.drainWaitMs)
                .map(text -> reader.count("--drain-wait-ms", text, new Range(0, MAX_DRAIN_MS)))
                .map(Duration::ofMillis);
        int verify = reader.count("--verify-timeout-s", options.verifyTimeoutS, new Range(0, MAX_DRAIN_MS / 1_000));
        return new Settling(drain, Duration.ofSeconds(verify));
    }

    private static Storage storage(RunOptions options, OptionReader reader) {
        TIMES.stream().filter(options.jmeterProperties::containsKey).forEach(name -> {
            String option = "--" + name.replace('_', '-');
            reader.problem(
                    "-J " + name,
                    "expected as the option " + option + ": the end of the run depends on it",
                    "use " + option);
        });
        return new Storage(
                Optional.ofNullable(options.runId).map(id -> reader.uuid("--run-id", id)),
                Optional.ofNullable(options.resultsDir).map(dir -> reader.directory("--results-dir", dir)),
                Optional.ofNullable(options.benchmarkReportJson)
                        .map(file -> reader.file("--benchmark-report-json", file)),
                options.saveSamples ? Samples.STORED : Samples.DISCARDED,
                Map.copyOf(options.jmeterProperties));
    }

    /** The properties of the plan, by their names in the .jmx file, without those that only a started run knows. */
    Map<String, String> planProperties() {
        Map<String, String> properties = new LinkedHashMap<>(workload.properties());
        properties.put("verify_timeout_s", Long.toString(settling.verifyTimeout.toSeconds()));
        return properties;
    }

    /** How long rows may take; without a drain of its own, the write mode's recommendation counts. */
    record Settling(Optional<Duration> drainWait, Duration verifyTimeout) {}

    /** Where the outcome goes and under which name. */
    record Storage(
            Optional<String> runId,
            Optional<Path> resultsDirectory,
            Optional<Path> reportFile,
            Samples samples,
            Map<String, String> jmeterProperties) {}

    /** Whether the single samples are stored. */
    enum Samples {
        STORED,
        DISCARDED
    }
}
