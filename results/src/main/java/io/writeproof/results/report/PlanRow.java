package io.writeproof.results.report;

import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.OptionalDouble;

/** A load run of any plan as a row of cells: all measured requests together, whatever their label. Stateless. */
final class PlanRow {

    /** The titles of the cells. */
    static final List<String> COLUMNS = List.of(
            "Plan",
            "Write mode",
            "Requests",
            "Failed",
            "Success %",
            "Requests/sec",
            "Avg Latency",
            "p50",
            "p95",
            "p99",
            "Parity");

    private static final String MILLISECONDS = "%.1f ms";

    private PlanRow() {}

    /** The cells of a run; a dash for what it does not tell. */
    static List<String> of(StoredRun run) {
        TotalLatency latency = TotalLatency.of(run);
        double requests = run.number("rlt_iters_total").orElse(0);
        double succeeded = run.number("rlt_success_total").orElse(0);
        return List.of(
                run.suite(),
                run.writeMode().or(run::variant).orElse("-"),
                Numbers.of(OptionalDouble.of(requests), "%.0f"),
                Numbers.of(OptionalDouble.of(requests - succeeded), "%.0f"),
                Numbers.percent(OptionalDouble.of(succeeded), OptionalDouble.of(requests)),
                Numbers.of(run.number("achieved_qps"), "%.2f"),
                Numbers.of(latency.milliseconds("Average Response Time"), MILLISECONDS),
                Numbers.of(latency.milliseconds("50%"), MILLISECONDS),
                Numbers.of(latency.milliseconds("95%"), MILLISECONDS),
                Numbers.of(latency.milliseconds("99%"), MILLISECONDS),
                ParityText.of(run));
    }
}
