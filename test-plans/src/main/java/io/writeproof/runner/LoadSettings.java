package io.writeproof.runner;

import io.writeproof.runner.Subject.OwnGateway;
import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.OptionReader.Range;
import io.writeproof.runner.plan.Value.Role;
import io.writeproof.runner.plan.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is asked of one invocation, valid and with its defaults filled in. Immutable.
 *
 * @param subject what is loaded
 * @param workload what is sent
 * @param settling how long the rows may take
 * @param storage where the outcome goes
 * @param livePort where the run is shown while it goes on; {@link #ANY_PORT} for one that is free, absent = nowhere
 */
record LoadSettings(
        Subject subject, Workload workload, Settling settling, Storage storage, Optional<Integer> livePort) {

    /** A port that is free when the run begins. */
    static final int ANY_PORT = 0;

    /** Times that every plan has. */
    private static final List<String> TIMES = List.of("--drain-wait-ms", "--verify-timeout-s");

    private static final int MAX_DRAIN_MS = 3_600_000;

    /**
     * The settings that {@code options} mean; what is wrong with them is in {@code reader}.
     *
     * @param environment the process's environment, where service and database may be named
     */
    static LoadSettings read(
            RunOptions options, Workload workload, Map<String, String> environment, OptionReader reader) {
        refuseOptionsAsProperties(options, workload, reader);
        return new LoadSettings(
                SubjectReader.read(options, workload, environment, reader),
                workload,
                settling(options, reader),
                storage(options, reader),
                Optional.ofNullable(options.live).map(port -> livePort(port, reader)));
    }

    private static int livePort(String text, OptionReader reader) {
        return text.isEmpty() ? ANY_PORT : reader.freePort("--live", text);
    }

    private static Settling settling(RunOptions options, OptionReader reader) {
        Optional<Duration> drain = Optional.ofNullable(options.drainWaitMs)
                .map(text -> reader.count("--drain-wait-ms", text, new Range(0, MAX_DRAIN_MS)))
                .map(Duration::ofMillis);
        int verify = reader.count("--verify-timeout-s", options.verifyTimeoutS, new Range(0, MAX_DRAIN_MS / 1_000));
        return new Settling(drain, Duration.ofSeconds(verify));
    }

    private static void refuseOptionsAsProperties(RunOptions options, Workload workload, OptionReader reader) {
        Map<String, Refused> refused = new LinkedHashMap<>();
        TIMES.forEach(option ->
                refused.put(option.substring(2).replace('-', '_'), new Refused(option, Role.TIME.onlyAsOption())));
        workload.plan().service().parameters().stream()
                .filter(parameter -> !parameter.onlyAsOption().isEmpty())
                .forEach(parameter ->
                        refused.put(parameter.property(), new Refused(parameter.option(), parameter.onlyAsOption())));
        refused.keySet().retainAll(options.jmeterProperties.keySet());
        refused.forEach((property, as) -> reader.problem(
                "-J " + property, "expected as the option " + as.option + ": " + as.reason, "use " + as.option));
    }

    private static Storage storage(RunOptions options, OptionReader reader) {
        return new Storage(
                Optional.ofNullable(options.runId).map(id -> reader.uuid("--run-id", id)),
                Optional.ofNullable(options.resultsDir).map(dir -> reader.directory("--results-dir", dir)),
                Optional.ofNullable(options.benchmarkReportJson)
                        .map(file -> reader.file("--benchmark-report-json", file)),
                extras(options),
                Optional.ofNullable(options.rulesFile).map(file -> reader.existingFile("--rules-file", file)),
                Map.copyOf(options.jmeterProperties));
    }

    private static Set<Extra> extras(RunOptions options) {
        Set<Extra> extras = EnumSet.noneOf(Extra.class);
        if (options.saveSamples) {
            extras.add(Extra.SAMPLES);
        }
        if (options.dashboard) {
            extras.add(Extra.DASHBOARD);
        }
        if (options.profile) {
            extras.add(Extra.PROFILE);
        }
        if (options.statements) {
            extras.add(Extra.STATEMENTS);
        }
        return extras;
    }

    /** The properties of the plan, by their names in the .jmx file, without those that only a started run knows. */
    Map<String, String> planProperties() {
        Map<String, String> properties = new LinkedHashMap<>(workload.properties());
        storage.rulesFile.ifPresent(file -> properties.put("rules_file", file.toString()));
        properties.put("verify_timeout_s", Long.toString(settling.verifyTimeout.toSeconds()));
        return properties;
    }

    /** What shaped the load, by name: of the plan, and of the gateway if the run starts one. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>(planProperties());
        if (subject instanceof OwnGateway) {
            parameters.putAll(workload.gateway().shown());
        }
        return parameters;
    }

    /** A configuration of the user's for the gateway that is started; absent = that of its write mode. */
    Optional<Path> gatewayConfig() {
        return subject instanceof OwnGateway own ? own.config() : Optional.empty();
    }

    /** An option that is refused as a property of JMeter. */
    private record Refused(String option, String reason) {}

    /** How long rows may take; without a drain of its own, the write mode's recommendation counts. */
    record Settling(Optional<Duration> drainWait, Duration verifyTimeout) {}

    /** Where the outcome goes and under which name, and the rules that make it. */
    record Storage(
            Optional<String> runId,
            Optional<Path> resultsDirectory,
            Optional<Path> reportFile,
            Set<Extra> extras,
            Optional<Path> rulesFile,
            Map<String, String> jmeterProperties) {}

    /** What is stored only if it was asked for. */
    enum Extra {
        /** Every sample. */
        SAMPLES,
        /** JMeter's HTML report, which is made of the samples. */
        DASHBOARD,
        /** A recording of the gateway by Java Flight Recorder. */
        PROFILE,
        /** What the database counted of its statements. */
        STATEMENTS
    }
}
