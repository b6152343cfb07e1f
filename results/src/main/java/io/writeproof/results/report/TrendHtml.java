package io.writeproof.results.report;

import io.writeproof.results.trend.Series;
import io.writeproof.results.trend.Trend;
import java.util.List;
import java.util.stream.Collectors;

/** Changes in the history of each environment, as one HTML page with a chart per figure: no script, nothing fetched. */
public final class TrendHtml {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Trend</title>
            <style>
            :root { color-scheme: light dark; --text: #1f2328; --page: #fff; --line: #d0d7de; --dot: #57606a; --level: #0969da; \
            --change: #cf222e; }
            @media (prefers-color-scheme: dark) {
              :root { --text: #e6edf3; --page: #0d1117; --line: #30363d; --dot: #8b949e; --level: #58a6ff; --change: #ff7b72; }
            }
            body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 76rem; padding: 0 1rem; color: var(--text); \
            background: var(--page); }
            .scroll { overflow-x: auto; }
            table { border-collapse: collapse; }
            th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap; }
            figure { margin: 2rem 0; }
            svg { display: block; width: 100%; height: auto; }
            svg text { fill: var(--text); font-size: 12px; }
            .axis { stroke: var(--line); }
            .dot { fill: var(--dot); }
            .level { stroke: var(--level); stroke-width: 2; }
            .change { stroke: var(--change); stroke-dasharray: 4 3; }
            </style>
            </head>
            <body>
            <h1>Trend</h1>
            """;

    private TrendHtml() {}

    /** The reports as a complete page. */
    public static String of(List<TrendReport> reports) {
        String body = reports.isEmpty()
                ? "<p>No figures to look at.</p>\n"
                : reports.stream().map(TrendHtml::environment).collect(Collectors.joining());
        return HEAD + body + "</body>\n</html>\n";
    }

    private static String environment(TrendReport report) {
        return "<h2>" + escaped(report.environment()) + "</h2>\n" + table(report.rows())
                + "<p>" + escaped(report.rest().strip()).replace("\n", "<br>") + "</p>\n"
                + report.trends().stream().map(TrendHtml::figure).collect(Collectors.joining());
    }

    private static String table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return "<div class=\"scroll\"><table>\n" + row(TrendReport.COLUMNS, "th")
                + rows.stream().map(cells -> row(cells, "td")).collect(Collectors.joining()) + "</table></div>\n";
    }

    private static String row(List<String> cells, String element) {
        return cells.stream()
                .map(cell -> "<" + element + ">" + escaped(cell) + "</" + element + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }

    private static String figure(Trend trend) {
        Series.Key key = trend.series().key();
        String title = String.join(" ", key.suite(), key.variant(), key.metric())
                        .replaceAll(" +", " ") + ", " + trend.series().unit() + ", load " + key.load();
        return "<figure>\n<figcaption>" + escaped(title) + "</figcaption>\n" + TrendChart.of(trend) + "</figure>\n";
    }

    /** Text for element content and for attributes in double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\p{Cntrl}&&[^\n]]", "?");
    }
}
