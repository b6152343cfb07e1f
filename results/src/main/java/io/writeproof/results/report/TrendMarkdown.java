package io.writeproof.results.report;

import java.util.List;
import java.util.stream.Collectors;

/** Changes in the history of each environment, as Markdown tables. */
public final class TrendMarkdown {

    private TrendMarkdown() {}

    /** The reports as Markdown that ends with a line feed. */
    public static String of(List<TrendReport> reports) {
        return "# Trend\n\n"
                + (reports.isEmpty()
                        ? "No figures to look at.\n"
                        : reports.stream().map(TrendMarkdown::environment).collect(Collectors.joining("\n")));
    }

    private static String environment(TrendReport report) {
        List<List<String>> rows = report.rows();
        String table = rows.isEmpty()
                ? ""
                : line(TrendReport.COLUMNS)
                        + "|---".repeat(TrendReport.COLUMNS.size()) + "|\n"
                        + rows.stream().map(TrendMarkdown::line).collect(Collectors.joining())
                        + "\n";
        return "## " + escaped(report.environment()) + "\n\n" + table
                + report.rest().replace("\n", "  \n");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(TrendMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** What a stored file says must stay text: no markup, no new cell, no new line. */
    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("([\\\\`*\\[\\]|~@])", "\\\\$1");
    }
}
