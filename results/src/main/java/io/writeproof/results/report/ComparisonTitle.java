package io.writeproof.results.report;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Outcome;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.Section;
import io.writeproof.results.compare.Section.Design;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.compare.Verdict;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands above and below the rows, the same in every format. Stateless. */
final class ComparisonTitle {

    private static final int NAMED = 3;

    private ComparisonTitle() {}

    /** {@code suite jmh   base a1b2c3d (6 runs)   head e4f5a6b (6 runs)   same environment 221c3357}. */
    static List<String> of(Comparison comparison, SectionComparison section) {
        return List.of(
                "suite " + section.section().title(),
                "base " + comparison.baseline() + " (" + runs(section.section().baseline()) + ")",
                "head " + comparison.candidate() + " (" + runs(section.section().candidate()) + ")",
                section.section()
                        .environment()
                        .map(fingerprint -> "same environment " + fingerprint + pairs(section.section()))
                        .orElse("cross-environment, no verdict"));
    }

    private static String pairs(Section section) {
        return section.design() == Design.PAIRED ? ", " + section.baseline().size() + " pairs" : "";
    }

    private static String runs(List<StoredRun> runs) {
        return runs.size() == 1 ? "1 run" : runs.size() + " runs";
    }

    /** {@code regression: 1 regressed, 3 unchanged}. */
    static String summary(Comparison comparison, Outcome outcome) {
        String counts = Arrays.stream(Verdict.values())
                .map(verdict -> count(comparison, verdict))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return outcome.label() + ": " + (counts.isEmpty() ? "no rows" : counts);
    }

    private static String count(Comparison comparison, Verdict verdict) {
        long rows = comparison.rows().filter(row -> row.verdict() == verdict).count();
        return rows == 0 ? "" : rows + " " + verdict.label().toLowerCase(Locale.ROOT);
    }

    /** Why rows have the verdict they have; one line for all rows with the same reason. */
    static List<String> notes(SectionComparison section) {
        Map<String, List<RowComparison>> byNote = section.rows().stream()
                .filter(row -> !row.note().isEmpty())
                .collect(Collectors.groupingBy(
                        row -> row.verdict().label() + ": " + row.note(), LinkedHashMap::new, Collectors.toList()));
        List<String> notes = new ArrayList<>();
        byNote.forEach((note, rows) -> notes.add(note + " (" + names(rows) + ")"));
        return notes;
    }

    private static String names(List<RowComparison> rows) {
        return rows.size() > NAMED
                ? rows.size() + " rows"
                : rows.stream()
                        .map(row -> ComparisonCells.shortLabel(row.key().toString()))
                        .collect(Collectors.joining("; "));
    }
}
