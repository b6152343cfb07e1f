package io.writeproof.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** The database of a service that has none, or one that cannot be asked. */
    static final String NO_DATABASE = "none";

    /** Has no annotation: its default and its choices are those of the plan. */
    @Nullable
    String variant;

    /** Those that were typed of the plan's options that a gateway is started with. */
    List<String> ofGateway = List.of();

    @Option(
            names = {"--target-url", "--gateway-url"},
            paramLabel = "URL",
            description = "A service of your own, already running; nothing is started then. It needs --postgres-url.")
    @Nullable
    String targetUrl;

    @Option(
            names = "--postgres-url",
            paramLabel = "URL",
            description = "PostgreSQL as postgresql://user:password@host:port/db; with --target-url also none: rows are"
                    + " not checked. Default: TENSORZERO_POSTGRES_URL, then DATABASE_URL, then an embedded server.")
    @Nullable
    String postgresUrl;

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            description = "Schema of the service's tables, with --target-url. Default: that of the service.")
    @Nullable
    String schema;

    @Option(names = "--keep-schema", description = "Keep the schema that the run made.")
    boolean keepSchema;

    @Option(
            names = "--gateway-config",
            paramLabel = "FILE",
            description =
                    "Configuration of the gateway instead of the variant's; its write mode must be the variant's.")
    @Nullable
    String gatewayConfig;

    @Option(
            names = "--rules-file",
            paramLabel = "FILE",
            description = "Rules of the thresholds instead of the scenario's; a plan with rules of its own keeps them.")
    @Nullable
    String rulesFile;

    @Option(names = "--run-id", paramLabel = "UUID", description = "Tag of the run's rows. Default: a new UUIDv7.")
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

    @Option(names = "--dashboard", description = "Store JMeter's HTML dashboard beside the verdict, in dashboard/.")
    boolean dashboard;

    @Option(
            names = "--profile",
            description = "Record the gateway with Java Flight Recorder and store it as gateway.jfr.")
    boolean profile;

    @Option(
            names = "--statements",
            description = "Have the database count its statements (pg_stat_statements): time of each in the server, and"
                    + " what a request takes beside it. Not with --postgres-url none.")
    boolean statements;

    /** Empty for a port that is free; null for no page. */
    @Option(
            names = "--live",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "PORT",
            description =
                    "Show the run on a page while it goes on, at this port of 127.0.0.1. Default: one that is free.")
    @Nullable
    String live;

    @Option(names = "-J", paramLabel = "NAME=VALUE", description = "Any JMeter property; may be repeated.")
    Map<String, String> jmeterProperties = new LinkedHashMap<>();

    @Option(names = "--test-fault", hidden = true, paramLabel = "KIND:N")
    @Nullable
    String testFault;
}
