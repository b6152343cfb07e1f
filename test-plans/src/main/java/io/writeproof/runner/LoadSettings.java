package io.writeproof.runner;

import io.writeproof.runner.OptionReader.Range;
import java.math.BigDecimal;
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
 * @param traffic how much, how long
 * @param request what each request is made of
 * @param gates what the run is judged by
 * @param settling how long the rows may take
 * @param storage where the outcome goes
 */
record LoadSettings(
        Subject subject, Traffic traffic, Request request, Gates gates, Settling settling, Storage storage) {

    /** Properties of the plan that say how long a run takes. */
    private static final List<String> TIMES = List.of("duration", "warmup", "drain_wait_ms", "verify_timeout_s");

    private static final int MAX_THREADS = 10_000;
    private static final int MAX_PROMPT = 1_000_000;
    private static final int MAX_DRAIN_MS = 3_600_000;

    /**
     * The settings that {@code options} mean.
     *
     * @param environment the process's environment, where the database may be named
     * @throws RunRefusedException with every problem at once
     */
    static LoadSettings read(InferenceOptions options, Map<String, String> environment, OptionReader reader) {
        LoadSettings settings = new LoadSettings(
                SubjectReader.read(options, environment, reader),
                traffic(options, reader),
                request(options, reader),
                gates(options, reader),
                settling(options, reader),
                storage(options, reader));
        reader.refuseIfWrong();
        return settings;
    }

    private static Traffic traffic(InferenceOptions options, OptionReader reader) {
        return new Traffic(
                reader.rate("--rate", options.rate),
                reader.count("--concurrency", options.concurrency, new Range(1, MAX_THREADS)),
                reader.duration("--duration", options.duration, Duration.ofMillis(1)),
                reader.duration("--warmup", options.warmup, Duration.ZERO));
    }

    private static Request request(InferenceOptions options, OptionReader reader) {
        return new Request(
                reader.words("--function-name", options.functionName),
                reader.count("--max-tokens", options.maxTokens, new Range(1, Integer.MAX_VALUE)),
                reader.count("--prompt-chars", options.promptChars, new Range(0, MAX_PROMPT)),
                options.randomizePrompt ? Prompt.RANDOMIZED : Prompt.FIXED,
                reader.words("--load-test-case", options.loadTestCase));
    }

    private static Gates gates(InferenceOptions options, OptionReader reader) {
        return new Gates(
                reader.ratio("--min-achieved-qps-ratio", options.minAchievedQpsRatio, "0.98"),
                reader.latencyLimit("--max-p99-latency-ms", options.maxP99LatencyMs),
                reader.ratio("--max-error-rate", options.maxErrorRate, "0.01"));
    }

    private static Settling settling(InferenceOptions options, OptionReader reader) {
        Optional<Duration> drain = Optional.ofNullable(options.drainWaitMs)
                .map(text -> reader.count("--drain-wait-ms", text, new Range(0, MAX_DRAIN_MS)))
                .map(Duration::ofMillis);
        int verify = reader.count("--verify-timeout-s", options.verifyTimeoutS, new Range(0, MAX_DRAIN_MS / 1_000));
        return new Settling(drain, Duration.ofSeconds(verify));
    }

    private static Storage storage(InferenceOptions options, OptionReader reader) {
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
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("rate", traffic.rate.toPlainString());
        properties.put("concurrency", Integer.toString(traffic.concurrency));
        properties.put("duration", Durations.planText(traffic.duration));
        properties.put("warmup", Durations.planText(traffic.warmup));
        properties.put("function_name", request.functionName);
        properties.put("max_tokens", Integer.toString(request.maxTokens));
        properties.put("prompt_chars", Integer.toString(request.promptChars));
        properties.put("randomize_prompt", Boolean.toString(request.prompt == Prompt.RANDOMIZED));
        properties.put("load_test_case", request.loadTestCase);
        properties.put("min_achieved_qps_ratio", gates.minAchievedQpsRatio.toPlainString());
        properties.put(
                "max_p99_latency_ms",
                gates.maxP99LatencyMs.map(BigDecimal::toPlainString).orElse("none"));
        properties.put("max_error_rate", gates.maxErrorRate.toPlainString());
        properties.put("verify_timeout_s", Long.toString(settling.verifyTimeout.toSeconds()));
        return properties;
    }

    /** Requests per second, threads, and the time before and during the measurement. */
    record Traffic(BigDecimal rate, int concurrency, Duration duration, Duration warmup) {}

    /** What each request is made of. */
    record Request(String functionName, int maxTokens, int promptChars, Prompt prompt, String loadTestCase) {}

    /** The limits of the gates; an absent p99 is no limit. */
    record Gates(BigDecimal minAchievedQpsRatio, Optional<BigDecimal> maxP99LatencyMs, BigDecimal maxErrorRate) {}

    /** How long rows may take; without a drain of its own, the write mode's recommendation counts. */
    record Settling(Optional<Duration> drainWait, Duration verifyTimeout) {}

    /** Where the outcome goes and under which name. */
    record Storage(
            Optional<String> runId,
            Optional<Path> resultsDirectory,
            Optional<Path> reportFile,
            Samples samples,
            Map<String, String> jmeterProperties) {}

    /** Whether all prompts are alike. */
    enum Prompt {
        FIXED,
        RANDOMIZED
    }

    /** Whether the single samples are stored. */
    enum Samples {
        STORED,
        DISCARDED
    }
}
