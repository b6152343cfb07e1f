package io.writeproof.runner.plan;

import picocli.CommandLine.Option;

/**
 * The options of {@code load inference} alone, as typed and with their defaults; {@link InferenceWorkload} gives them meaning.
 *
 * <p>All are texts, so that a wrong one is reported together with all others. Not thread-safe.
 */
public final class InferenceOptions {

    @Option(
            names = {"-r", "--rate", "--target-qps"},
            paramLabel = "QPS",
            description = "Requests per second, kept by a schedule. Default: ${DEFAULT-VALUE}.")
    String rate = "100";

    @Option(
            names = {"-c", "--concurrency"},
            paramLabel = "THREADS",
            description = "Threads that share the schedule; the most requests in flight. Default: ${DEFAULT-VALUE}.")
    String concurrency = "16";

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            description = "Measured time after the warm-up: 180s, 3m, 1m30s. Default: ${DEFAULT-VALUE}.")
    String duration = "180s";

    @Option(
            names = {"-w", "--warmup"},
            paramLabel = "TIME",
            description = "Warm-up at the same rate: not measured, but verified. Default: ${DEFAULT-VALUE}.")
    String warmup = "5s";

    @Option(
            names = "--function-name",
            paramLabel = "NAME",
            description = "Function that is called. Default: ${DEFAULT-VALUE}.")
    String functionName = "load_test_chat";

    @Option(
            names = "--max-tokens",
            paramLabel = "N",
            description = "max_tokens of each request. Default: ${DEFAULT-VALUE}.")
    String maxTokens = "128";

    @Option(
            names = "--prompt-chars",
            paramLabel = "N",
            description = "Length of the synthetic prompt. Default: ${DEFAULT-VALUE}.")
    String promptChars = "256";

    @Option(names = "--randomize-prompt", description = "Make each prompt differ.")
    boolean randomizePrompt;

    @Option(
            names = "--load-test-case",
            paramLabel = "NAME",
            description = "Tag load_test_case of each request. Default: ${DEFAULT-VALUE}.")
    String loadTestCase = "manual";

    @Option(
            names = "--min-achieved-qps-ratio",
            paramLabel = "RATIO",
            description = "Gate steady_state: successes per second, as a part of the rate. Default: ${DEFAULT-VALUE}.")
    String minAchievedQpsRatio = "0.98";

    @Option(
            names = "--max-p99-latency-ms",
            paramLabel = "MS",
            description = "Gate p99_latency, from the planned send; none = no limit. Default: ${DEFAULT-VALUE}.")
    String maxP99LatencyMs = "none";

    @Option(
            names = "--max-error-rate",
            paramLabel = "RATIO",
            description = "Gate error_rate_check. Default: ${DEFAULT-VALUE}.")
    String maxErrorRate = "0.01";
}
