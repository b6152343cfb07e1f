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
 * The options of every plan, as typed and with their defaults; {@link LoadSettings} gives them meaning.
 *
 * <p>All are texts, so that a wrong one is reported together with all others. Not thread-safe.
 */
final class RunOptions {

    /** The variant that stands for all of them. */
    static final String ALL = "all";

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

    @Option(names = "--run-id", paramLabel = "UUID", description = "Tag load_test_run_id. Default: a new UUIDv7.")
    @Nullable
    String runId;

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
