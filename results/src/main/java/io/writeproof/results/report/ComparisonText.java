package io.writeproof.results.report;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A comparison as text of at most about 110 columns. Stateless. */
final class ComparisonText {

    /** Longer labels get a line of their own. */
    private static final int LONGEST_LABEL = 24;

    private static final int NUMBERS_FROM = 2;
    private static final int NUMBERS_TO = 6;

    private ComparisonText() {}

    static String of(ComparisonReport report) {
        Comparison comparison = report.comparison();
        StringBuilder text = new StringBuilder();
        for (SectionComparison section : comparison.sections()) {
            text.append(String.join("   ", ComparisonTitle.of(comparison, section)))
                    .append("\n\n")
                    .append(table(section))
                    .append("\n");
            List<String> notes = Stream.of(ComparisonTitle.notes(section), LatencyText.of(section))
                    .flatMap(List::stream)
                    .toList();
            notes.forEach(note -> text.append(note).append("\n"));
            text.append(notes.isEmpty() ? "" : "\n");
        }
        comparison
                .warnings()
                .forEach(warning -> text.append("warning: ").append(warning).append("\n"));
        return text.append(ComparisonTitle.summary(comparison, report.outcome()))
                .append("\n")
                .toString();
    }

    private static String table(SectionComparison section) {
        List<ComparisonCells> rows =
                section.rows().stream().map(ComparisonCells::of).toList();
        boolean beside = rows.stream().allMatch(row -> row.label().length() <= LONGEST_LABEL);
        TextTable table = new TextTable(columns(beside ? 0 : 1));
        rows.forEach(row -> table.row(row.all().stream().skip(beside ? 0 : 1).toArray(String[]::new)));
        return beside ? table.text() : withLabels(rows, table.text().lines().iterator());
    }

    private static String withLabels(List<ComparisonCells> rows, Iterator<String> lines) {
        StringBuilder text = new StringBuilder("  ").append(lines.next()).append("\n");
        String label = "";
        for (ComparisonCells row : rows) {
            if (!row.label().equals(label)) {
                label = row.label();
                text.append(label).append("\n");
            }
            text.append("  ").append(lines.next()).append("\n");
        }
        return text.toString();
    }

    private static Column[] columns(int from) {
        return IntStream.range(from, ComparisonCells.TITLES.size())
                .mapToObj(i -> new Column(
                        ComparisonCells.TITLES.get(i), i >= NUMBERS_FROM && i <= NUMBERS_TO ? Align.RIGHT : Align.LEFT))
                .toArray(Column[]::new);
    }
}
