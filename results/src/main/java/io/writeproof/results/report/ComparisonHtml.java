package io.writeproof.results.report;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.SectionComparison;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison as one HTML page that loads nothing and runs nothing. Stateless. */
final class ComparisonHtml {

    private static final String STYLE = """
            :root{color-scheme:light dark;--base:#5b6b7b;--head:#0b69c7;--bad:#c62828;--good:#2e7d32;--band:#8884}
            @media (prefers-color-scheme:dark){:root{--base:#aab6c2;--head:#6db3ff;--bad:#ff7b72;--good:#7ee787}}
            body{font:15px/1.5 system-ui,sans-serif;margin:2rem;max-width:80rem}
            table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
            th,td{padding:.3rem .6rem;text-align:left;border-bottom:1px solid var(--band);vertical-align:middle}
            td.n{text-align:right;white-space:nowrap}
            .regressed,.failed,.missing,.invalid{color:var(--bad);font-weight:bold}.improved{color:var(--good)}
            svg .base{fill:var(--base);stroke:var(--base)}svg .head{fill:var(--head);stroke:var(--head)}
            svg circle{fill-opacity:.6}svg .gate{fill:var(--band)}svg .zero{stroke:var(--base)}
            svg .whisker{stroke:var(--head);fill:var(--head);stroke-width:2}
            svg .history{fill:none;stroke:var(--head);stroke-width:1.5}
            """;
    private static final List<String> PICTURES = List.of("replicates", "change", "history");

    private ComparisonHtml() {}

    static String of(ComparisonReport report) {
        Comparison comparison = report.comparison();
        String title = Markup.escaped(comparison.baseline() + " → " + comparison.candidate());
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + title + "</title>\n<style>\n"
                + STYLE + "</style></head><body>\n<h1>" + title + "</h1>\n<p><strong>"
                + Markup.escaped(ComparisonTitle.summary(comparison, report.outcome())) + "</strong></p>\n"
                + list(comparison.warnings())
                + comparison.sections().stream()
                        .map(section -> section(report, section))
                        .collect(Collectors.joining())
                + "<p>A dot is a replicate: a fork, or a load run; a tick is the median. Whiskers are the 95 % interval of the "
                + "change, the band is the gate. ± is the median distance from the median.</p>\n</body></html>\n";
    }

    private static String section(ComparisonReport report, SectionComparison section) {
        List<String> titles = ComparisonTitle.of(report.comparison(), section);
        return "<h2>" + Markup.escaped(titles.get(0)) + "</h2>\n<p>"
                + Markup.escaped(String.join(" · ", titles.subList(1, titles.size()))) + "</p>\n"
                + list(ComparisonTitle.notes(section))
                + "<table>\n<tr>" + cells("th", ComparisonCells.TITLES) + cells("th", PICTURES) + "</tr>\n"
                + section.rows().stream().map(row -> row(report, section, row)).collect(Collectors.joining())
                + "</table>\n";
    }

    private static String row(ComparisonReport report, SectionComparison section, RowComparison row) {
        ComparisonCells cells = ComparisonCells.of(row);
        return "<tr>" + cells("td", List.of(cells.label(), cells.metric()))
                + cells(
                        "td class=\"n\"",
                        List.of(cells.baseline(), cells.candidate(), cells.change(), cells.p(), cells.gate()))
                + cells("td class=\"" + row.verdict().name().toLowerCase(Locale.ROOT) + "\"", List.of(cells.verdict()))
                + "<td>" + DotPlot.replicates(row) + "</td><td>" + DotPlot.change(row) + "</td><td>"
                + DotPlot.sparkline(report.history().of(section.section(), row.key())) + "</td></tr>\n";
    }

    private static String cells(String element, List<String> cells) {
        String end = "</" + element.split(" ", 2)[0] + ">";
        return cells.stream()
                .map(cell -> "<" + element + ">" + Markup.escaped(cell) + end)
                .collect(Collectors.joining());
    }

    private static String list(List<String> lines) {
        return lines.isEmpty()
                ? ""
                : lines.stream()
                        .map(line -> "<li>" + Markup.escaped(line) + "</li>\n")
                        .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }
}
