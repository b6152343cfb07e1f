package io.writeproof.results.report;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.compare.Verdict;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as Markdown for a pull request: what changed first, what did not behind a fold. Stateless. */
final class ComparisonMarkdown {

    private static final String RULE = "|---|---|--:|--:|--:|--:|--:|---|";

    private static final String UNCHANGED = "unchanged";
    private static final String INFORMATION = "for information";

    private ComparisonMarkdown() {}

    static String of(ComparisonReport report) {
        Comparison comparison = report.comparison();
        StringBuilder text = new StringBuilder("**")
                .append(escaped(ComparisonTitle.summary(comparison, report.outcome())))
                .append("**\n");
        comparison.sections().forEach(section -> text.append(section(comparison, section)));
        if (!comparison.warnings().isEmpty()) {
            text.append("\n");
        }
        comparison
                .warnings()
                .forEach(warning -> text.append("- ⚠ ").append(escaped(warning)).append("\n"));
        return text.toString();
    }

    private static String section(Comparison comparison, SectionComparison section) {
        Map<String, List<RowComparison>> folds =
                section.rows().stream().collect(Collectors.groupingBy(row -> foldOf(section, row)));
        List<RowComparison> other = folds.getOrDefault("", List.of());
        StringBuilder text = new StringBuilder("\n")
                .append(ComparisonTitle.of(comparison, section).stream()
                        .map(ComparisonMarkdown::escaped)
                        .collect(Collectors.joining(" · ")))
                .append("\n");
        if (!other.isEmpty()) {
            text.append("\n").append(table(other));
        }
        text.append(fold(folds, UNCHANGED)).append(fold(folds, INFORMATION));
        List<String> notes = Stream.of(ComparisonTitle.notes(section), LatencyText.of(section))
                .flatMap(List::stream)
                .toList();
        if (!notes.isEmpty()) {
            text.append("\n");
        }
        notes.forEach(note -> text.append("- ").append(escaped(note)).append("\n"));
        return text.toString();
    }

    /** Behind which fold a row is; empty for what must be seen. */
    private static String foldOf(SectionComparison section, RowComparison row) {
        boolean information = row.kind() == Kind.SECONDARY && row.verdict() == Verdict.NOT_JUDGED;
        if (information && !section.crossEnvironment()) {
            return INFORMATION;
        }
        return row.verdict() == Verdict.UNCHANGED ? UNCHANGED : "";
    }

    private static String fold(Map<String, List<RowComparison>> folds, String name) {
        List<RowComparison> rows = folds.getOrDefault(name, List.of());
        return rows.isEmpty()
                ? ""
                : "\n<details><summary>" + rows.size() + " " + name + "</summary>\n\n" + table(rows) + "\n</details>\n";
    }

    private static String table(List<RowComparison> rows) {
        return line(ComparisonCells.TITLES) + RULE + "\n"
                + rows.stream().map(row -> line(ComparisonCells.of(row).all())).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(ComparisonMarkdown::escaped).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Labels are other people's text: it must not become a table cell, a link, a mention or a tag. */
    private static String escaped(String text) {
        return text.replaceAll("[\\p{Cntrl}]", " ")
                .replaceAll("([\\\\`*_|\\[~#])", "\\\\$1")
                .replace("@", "@\u200b")
                .replace("&", "&amp;")
                .replace("<", "&lt;");
    }
}
