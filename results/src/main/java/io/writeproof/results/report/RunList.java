package io.writeproof.results.report;

import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import io.writeproof.results.store.RunSummary;
import java.util.List;

/** Stored runs, one line each. */
public final class RunList {

    private RunList() {}

    /** The list as text that ends with a line feed. */
    public static String of(List<RunSummary> runs) {
        if (runs.isEmpty()) {
            return "no stored runs\n";
        }
        TextTable table = new TextTable(
                new Column("started", Align.LEFT),
                new Column("suite", Align.LEFT),
                new Column("variant", Align.LEFT),
                new Column("status", Align.LEFT),
                new Column("directory", Align.LEFT));
        for (RunSummary run : runs) {
            table.row(
                    run.startedAt(),
                    run.suite(),
                    run.variant().orElse("-"),
                    run.status().label(),
                    run.suite() + "/" + run.directory().getFileName());
        }
        return table.text();
    }
}
