package io.writeproof.results.report;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.compare.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as Markdown for a pull request: what changed first, what did not behind a fold. Stateless. */
final class ComparisonMarkdown {

    private static final String RULE = "|---|---|--:|--:|--:|--:|--:|---|";

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
        List<RowComparison> equal = section.rows().stream()
                .filter(row -> row.verdict() == Verdict.UNCHANGED)
                .toList();
        List<RowComparison> other = section.rows().stream()
                .filter(row -> row.verdict() != Verdict.UNCHANGED)
                .toList();
        StringBuilder text = new StringBuilder("\n")
                .append(ComparisonTitle.of(comparison, section).stream()
                        .map(ComparisonMarkdown::escaped)
                        .collect(Collectors.joining(" · ")))
                .append("\n");
        if (!other.isEmpty()) {
            text.append("\n").append(table(other));
        }
        if (!equal.isEmpty()) {
            text.append("\n<details><summary>").append(equal.size()).append(" unchanged</summary>\n\n");
            text.append(table(equal)).append("\n</details>\n");
        }
        List<String> notes = ComparisonTitle.notes(section);
        if (!notes.isEmpty()) {
            text.append("\n");
        }
        notes.forEach(note -> text.append("- ").append(escaped(note)).append("\n"));
        return text.toString();
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
