package io.writeproof.results.report;

import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes in the history of each environment, as a text table. */
public final class TrendText {

    private static final Set<String> NUMBERS = Set.of("runs", "before", "after");

    private TrendText() {}

    /** The reports as text that ends with a line feed. */
    public static String of(List<TrendReport> reports) {
        return reports.isEmpty()
                ? "no figures to look at\n"
                : reports.stream().map(TrendText::environment).collect(Collectors.joining("\n"));
    }

    private static String environment(TrendReport report) {
        List<List<String>> rows = report.rows();
        TextTable table = new TextTable(TrendReport.COLUMNS.stream()
                .map(title -> new Column(title, NUMBERS.contains(title) ? Align.RIGHT : Align.LEFT))
                .toArray(Column[]::new));
        rows.forEach(row -> table.row(row.stream().map(Printable::of).toArray(String[]::new)));
        return "environment " + report.environment() + "\n\n" + (rows.isEmpty() ? "" : table.text() + "\n")
                + report.rest();
    }
}
