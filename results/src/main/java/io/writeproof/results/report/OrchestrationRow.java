package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A load run of orchestrations as a row of cells: the columns of the source's comparison table, with percentiles added.
 *
 * <p>Counts and latencies are the caller's, of the label {@code orchestration}, from the start of an orchestration to its completion;
 * classes of failures and throughputs are those of the rules with these names.
 * (The source's average is the time of the run divided by its completions, which is no latency.) Stateless.
 */
public final class OrchestrationRow {

    /** The titles of the cells. */
    public static final List<String> COLUMNS = List.of(
            "Provider",
            "Config",
            "Completed",
            "Failed",
            "Infra",
            "Config",
            "App",
            "Success %",
            "Orch/sec",
            "Activity/sec",
            "Avg Latency",
            "p50",
            "p95",
            "p99");

    private static final String LABEL = "orchestration";
    private static final String WHOLE = "%.0f";
    private static final String HUNDREDTHS = "%.2f";
    private static final String MILLISECONDS = "%.1f ms";

    private OrchestrationRow() {}

    /** Whether a run has orchestrations. */
    public static boolean fits(StoredRun run) {
        return run.suite().equals(LABEL) || run.suite().startsWith(LABEL + "-");
    }

    /** The cells of a run; a dash for what it does not tell. */
    public static List<String> of(StoredRun run) {
        OptionalDouble launched = ofLabel(run, "count");
        OptionalDouble failed = ofLabel(run, "errors");
        OptionalDouble completed = difference(launched, failed);
        return List.of(
                "PostgreSQL "
                        + run.document().at("/environment/database/version").asText("unknown"),
                config(run),
                Numbers.of(completed, WHOLE),
                Numbers.of(failed, WHOLE),
                Numbers.of(Gates.figure(run, "failed_infrastructure"), WHOLE),
                Numbers.of(Gates.figure(run, "failed_configuration"), WHOLE),
                Numbers.of(Gates.figure(run, "failed_application"), WHOLE),
                Numbers.percent(completed, launched),
                Numbers.of(Gates.figure(run, "orch_throughput"), HUNDREDTHS),
                Numbers.of(Gates.figure(run, "activity_throughput"), HUNDREDTHS),
                Numbers.of(ofLabel(run, "response_ms/mean"), MILLISECONDS),
                Numbers.of(ofLabel(run, "response_ms/p50"), MILLISECONDS),
                Numbers.of(ofLabel(run, "response_ms/p95"), MILLISECONDS),
                Numbers.of(ofLabel(run, "response_ms/p99"), MILLISECONDS));
    }

    /** Scenario, write mode and dispatchers: {@code standard group-commit 2:2}. */
    private static String config(StoredRun run) {
        String scenario = run.suite().equals(LABEL) ? "" : run.suite().substring(LABEL.length() + 1) + " ";
        Map<String, String> parameters = run.parameters();
        return (scenario + run.writeMode().or(run::variant).orElse("") + " "
                        + parameters.getOrDefault("dispatchers", ""))
                .strip();
    }

    private static OptionalDouble difference(OptionalDouble whole, OptionalDouble part) {
        return whole.isPresent() && part.isPresent()
                ? OptionalDouble.of(whole.getAsDouble() - part.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble ofLabel(StoredRun run, String figure) {
        return number(run.document().at("/labels/" + LABEL + "/" + figure));
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
