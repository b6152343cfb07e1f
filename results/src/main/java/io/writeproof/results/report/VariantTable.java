package io.writeproof.results.report;

import io.writeproof.results.compare.VariantComparison;
import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The variants of one suite side by side: what was asked for, what was reached, whether the rows were right. */
public final class VariantTable {

    private VariantTable() {}

    /**
     * The table of these runs as text that ends with a line feed.
     *
     * @throws io.writeproof.results.compare.NotComparableException when more than the variant differs
     */
    public static String of(List<StoredRun> runs) {
        VariantComparison comparison = VariantComparison.of(runs);
        TextTable table = new TextTable(
                new Column("variant", Align.LEFT),
                new Column("write mode", Align.LEFT),
                new Column("target", Align.RIGHT),
                new Column("achieved_qps", Align.RIGHT),
                new Column("p99 ms", Align.RIGHT),
                new Column("error rate", Align.RIGHT),
                new Column("parity", Align.LEFT),
                new Column("verdict", Align.LEFT));
        comparison.runs().forEach(run -> add(run, table));
        return heading(comparison) + "\n" + table.text() + warnings(comparison);
    }

    private static void add(StoredRun run, TextTable table) {
        table.row(
                run.variant().orElse("-"),
                run.writeMode().orElse("unknown"),
                Numbers.of(run.number("target_qps"), "%.0f"),
                Numbers.of(run.number("achieved_qps"), "%.2f"),
                Numbers.of(run.number("p99_latency_ms"), "%.2f"),
                Numbers.of(run.number("error_rate"), "%.4f"),
                ParityText.of(run),
                run.status().label());
    }

    private static String heading(VariantComparison comparison) {
        Map<String, String> parameters = new TreeMap<>(comparison.parameters());
        String load = parameters.entrySet().stream()
                .map(parameter -> " " + parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining());
        return "suite " + comparison.suite() + ", the same for all:" + (load.isEmpty() ? " nothing stored" : load)
                + "\n";
    }

    private static String warnings(VariantComparison comparison) {
        return comparison.warnings().stream()
                .map(warning -> "warning: " + warning + "\n")
                .collect(Collectors.joining());
    }
}
