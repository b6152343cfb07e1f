package io.writeproof.results.report;

import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Load runs of orchestrations below one another, with the columns of the source's comparison table. Stateless. */
public final class OrchestrationTable {

    /** Provider and configuration; the others are numbers. */
    private static final int TEXTS = 2;

    private OrchestrationTable() {}

    /** Whether all runs are of orchestrations, and there is one. */
    public static boolean fits(List<StoredRun> runs) {
        return !runs.isEmpty() && runs.stream().allMatch(OrchestrationRow::fits);
    }

    /** The table of these runs, in the order given, as text that ends with a line feed. */
    public static String of(List<StoredRun> runs) {
        List<Column> columns = new ArrayList<>(IntStream.range(0, OrchestrationRow.COLUMNS.size())
                .mapToObj(i -> new Column(OrchestrationRow.COLUMNS.get(i), i < TEXTS ? Align.LEFT : Align.RIGHT))
                .toList());
        columns.add(new Column("Parity", Align.LEFT));
        columns.add(new Column("Verdict", Align.LEFT));
        TextTable table = new TextTable(columns.toArray(Column[]::new));
        for (StoredRun run : runs) {
            List<String> cells = new ArrayList<>(OrchestrationRow.of(run));
            cells.add(ParityText.of(run));
            cells.add(run.status().label());
            table.row(cells.toArray(String[]::new));
        }
        return table.text();
    }
}
