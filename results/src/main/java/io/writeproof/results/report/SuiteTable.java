package io.writeproof.results.report;

import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.stream.Collectors;

/** Runs of different plans, one line each: what was asked, what was reached, whether the rows were right, where it is stored. */
public final class SuiteTable {

    private SuiteTable() {}

    /** The table of these runs, in the order given, as text that ends with a line feed. */
    public static String of(List<StoredRun> runs) {
        TextTable table = new TextTable(
                new Column("suite", Align.LEFT),
                new Column("variant", Align.LEFT),
                new Column("verdict", Align.LEFT),
                new Column("requests", Align.RIGHT),
                new Column("rate", Align.RIGHT),
                new Column("p50 ms", Align.RIGHT),
                new Column("p95 ms", Align.RIGHT),
                new Column("p99 ms", Align.RIGHT),
                new Column("error rate", Align.RIGHT),
                new Column("parity", Align.LEFT));
        runs.forEach(run -> add(run, table));
        return table.text() + "\n" + directories(runs);
    }

    private static void add(StoredRun run, TextTable table) {
        TotalLatency latency = TotalLatency.of(run);
        table.row(
                run.suite(),
                run.variant().orElse("-"),
                run.status().label(),
                Numbers.of(run.number("rlt_iters_total"), "%.0f"),
                Numbers.of(run.number("achieved_qps"), "%.1f"),
                Numbers.of(latency.milliseconds("50%"), "%.2f"),
                Numbers.of(latency.milliseconds("95%"), "%.2f"),
                Numbers.of(latency.milliseconds("99%"), "%.2f"),
                Numbers.of(run.number("error_rate"), "%.4f"),
                ParityText.of(run));
    }

    private static String directories(List<StoredRun> runs) {
        return runs.stream()
                .map(run -> "stored " + run.suite() + "/" + run.directory().getFileName() + "\n")
                .collect(Collectors.joining());
    }
}
