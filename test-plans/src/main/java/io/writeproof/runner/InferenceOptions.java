package io.writeproof.runner;

import io.writeproof.write.WriteMode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of {@code load inference}, as typed and with their defaults; {@link LoadSettings} gives them meaning.
 *
 * <p>All are texts, so that a wrong one is reported together with all others. Not thread-safe.
 */
final class InferenceOptions {

    /** The variant that stands for all of them. */
    static final String ALL = "all";

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
            names = "--variant",
            paramLabel = "MODE",
            completionCandidates = Variants.class,
            description = "Write mode of the gateway, or all, one after the other and then compared:"
                    + " ${COMPLETION-CANDIDATES}. Default: sync.")
    @Nullable
    String variant;

    @Option(
            names = {"--target-url", "--gateway-url"},
            paramLabel = "URL",
            description = "A service of your own, already running; nothing is started then. It needs --postgres-url.")
    @Nullable
    String targetUrl;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "PostgreSQL as postgresql://user:password@host:port/db. Default:"
                    + " TENSORZERO_POSTGRES_URL, then DATABASE_URL, then an embedded server.")
    @Nullable
    String postgresUrl;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "Schema of the service's tables, with --target-url. Default: tensorzero.")
    @Nullable
    String schema;

    @Option(names = "--keep-schema", description = "Keep the schema that the run made.")
    boolean keepSchema;

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

    @Option(names = "--run-id", paramLabel = "UUID", description = "Tag load_test_run_id. Default: a new UUIDv7.")
    @Nullable
    String runId;

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

    @Option(
            names = "--drain-wait-ms",
            paramLabel = "MS",
            description = "Wait between the last request and the verification. Default: 5000, batch.fast 8000,"
                    + " batch.balanced 10000, batch.throughput 12000.")
    @Nullable
    String drainWaitMs;

    @Option(
            names = "--verify-timeout-s",
            paramLabel = "S",
            description = "How long the rows may take to settle after that. Default: ${DEFAULT-VALUE}.")
    String verifyTimeoutS = "30";

    @Option(names = "--results-dir", paramLabel = "DIR", description = "Where runs are stored. Default: results.")
    @Nullable
    String resultsDir;

    @Option(names = "--benchmark-report-json", paramLabel = "FILE", description = "Also write the run's summary here.")
    @Nullable
    String benchmarkReportJson;

    @Option(names = "--save-samples", description = "Store every sample beside the verdict, as samples.jtl.gz.")
    boolean saveSamples;

    @Option(names = "-J", paramLabel = "NAME=VALUE", description = "Any JMeter property; may be repeated.")
    Map<String, String> jmeterProperties = new LinkedHashMap<>();

    @Option(names = "--test-fault", hidden = true, paramLabel = "KIND:N")
    @Nullable
    String testFault;

    /** What {@code --variant} takes. */
    static final class Variants implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Arrays.stream(WriteMode.values()).map(WriteMode::label), Stream.of(ALL))
                    .iterator();
        }
    }
}
