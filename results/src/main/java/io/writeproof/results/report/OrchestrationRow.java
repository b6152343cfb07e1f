package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A load run of orchestrations as a row of cells: the columns of the source's comparison table, with percentiles added.
 *
 * <p>The latencies are those of the label {@code orchestration}, from the start of an orchestration to its completion.
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
        OptionalDouble completed = figure(run, "completed");
        return List.of(
                "PostgreSQL "
                        + run.document().at("/environment/database/version").asText("unknown"),
                config(run),
                Numbers.of(completed, WHOLE),
                Numbers.of(failed(run), WHOLE),
                Numbers.of(figure(run, "failed_infrastructure"), WHOLE),
                Numbers.of(figure(run, "failed_configuration"), WHOLE),
                Numbers.of(figure(run, "failed_application"), WHOLE),
                Numbers.percent(completed, figure(run, "launched")),
                Numbers.of(figure(run, "orch_throughput"), HUNDREDTHS),
                Numbers.of(figure(run, "activity_throughput"), HUNDREDTHS),
                Numbers.of(latency(run, "mean"), MILLISECONDS),
                Numbers.of(latency(run, "p50"), MILLISECONDS),
                Numbers.of(latency(run, "p95"), MILLISECONDS),
                Numbers.of(latency(run, "p99"), MILLISECONDS));
    }

    /** Scenario, write mode and dispatchers: {@code standard group-commit 2:2}. */
    private static String config(StoredRun run) {
        String scenario = run.suite().equals(LABEL) ? "" : run.suite().substring(LABEL.length() + 1) + " ";
        Map<String, String> parameters = run.parameters();
        return (scenario + run.writeMode().or(run::variant).orElse("") + " "
                        + parameters.getOrDefault("dispatchers", ""))
                .strip();
    }

    private static OptionalDouble failed(StoredRun run) {
        OptionalDouble launched = figure(run, "launched");
        OptionalDouble completed = figure(run, "completed");
        return launched.isPresent() && completed.isPresent()
                ? OptionalDouble.of(launched.getAsDouble() - completed.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What the rule of that name measured. */
    private static OptionalDouble figure(StoredRun run, String gate) {
        for (JsonNode candidate : run.document().path("gates")) {
            if (candidate.path("name").asText().equals(gate)) {
                return number(candidate.path("actual"));
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble latency(StoredRun run, String statistic) {
        return number(run.document().at("/labels/" + LABEL + "/response_ms/" + statistic));
    }

    private static OptionalDouble number(JsonNode value) {
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }
}
