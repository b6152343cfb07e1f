package io.writeproof.results.compare;

import io.writeproof.results.stats.Holm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;

/**
 * Two sides, row by row, with a verdict for each.
 *
 * @param baseline the name of the baseline
 * @param candidate the name of the candidate
 * @param sections what was compared
 * @param gates what counted as a change
 * @param warnings what a reader must know before believing the rest
 */
public record Comparison(
        String baseline, String candidate, List<SectionComparison> sections, Gates gates, List<String> warnings) {

    public Comparison {
        sections = List.copyOf(sections);
        warnings = List.copyOf(warnings);
    }

    /**
     * Compares two sides.
     *
     * @throws NotComparableException when variant, parameters, units or conditions differ
     * @throws io.writeproof.results.store.StoreException when a file of a run is damaged
     */
    public static Comparison of(Side baseline, Side candidate, Gates gates) {
        return of(baseline, candidate, Sections.of(baseline, candidate), gates);
    }

    /**
     * Compares two sides that have a run each for each pair, in the order of the pairs.
     *
     * @throws NotComparableException as {@link #of}
     * @throws io.writeproof.results.store.StoreException as {@link #of}
     */
    public static Comparison ofPairs(Side baseline, Side candidate, Gates gates) {
        return of(baseline, candidate, Sections.of(baseline, candidate).paired(), gates);
    }

    private static Comparison of(Side baseline, Side candidate, Sections sections, Gates gates) {
        List<SectionRows> rows =
                sections.sections().stream().map(SectionRows::of).toList();
        List<Paired> paired = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Section section = sections.sections().get(i);
            paired.add(new Paired(section, Pairing.of(section, gates, rows.get(i))));
        }
        List<String> warnings = Stream.of(baseline.warnings(), candidate.warnings(), sections.warnings())
                .flatMap(List::stream)
                .toList();
        List<SectionComparison> compared = judged(paired, gates).stream()
                .map(SectionComparison::withLatencies)
                .toList();
        return new Comparison(baseline.name(), candidate.name(), compared, gates, warnings);
    }

    /** Compares the rows of one section as they are; for runs that are not stored, such as the self-test's. */
    static Comparison ofRows(
            Section section, Gates gates, Map<RowKey, MeasuredRow> before, Map<RowKey, MeasuredRow> after) {
        SectionRows rows = new SectionRows(before, after);
        Paired paired = new Paired(section, Pairing.of(section, gates, rows));
        return new Comparison("baseline", "candidate", judged(List.of(paired), gates), gates, List.of());
    }

    /** Holm's correction is over all rows that are tested, in whichever section. */
    private static List<SectionComparison> judged(List<Paired> untested, Gates gates) {
        int tested = untested.stream().mapToInt(Paired::testable).sum();
        List<Paired> sections = untested.stream()
                .map(section -> section.tested(gates.alpha(), tested))
                .toList();
        double[] p = sections.stream()
                .filter(Paired::judged)
                .flatMap(section -> section.rows.stream())
                .filter(PairedRow::testable)
                .mapToDouble(row -> row.shift().orElseThrow().p())
                .toArray();
        Judge judge = new Judge(gates.alpha(), tested);
        PrimitiveIterator.OfDouble adjusted = Arrays.stream(Holm.adjusted(p)).iterator();
        List<SectionComparison> compared = new ArrayList<>();
        for (Paired section : sections) {
            List<RowComparison> rows = new ArrayList<>();
            for (PairedRow row : section.rows) {
                if (section.judged()) {
                    rows.add(judge.of(row, row.testable() ? adjusted.nextDouble() : 1));
                } else {
                    rows.add(Judge.crossEnvironment(row));
                }
            }
            compared.add(new SectionComparison(section.section, rows, List.of()));
        }
        return compared;
    }

    /** The same with one warning more. */
    public Comparison withWarning(String warning) {
        List<String> more = Stream.concat(warnings.stream(), Stream.of(warning)).toList();
        return new Comparison(baseline, candidate, sections, gates, more);
    }

    /** The same, but only what regressed here and in {@code again} counts as regressed. */
    public Comparison confirmedBy(Comparison again) {
        List<SectionComparison> confirmed = sections.stream()
                .map(section -> section.confirmedBy(again.sections))
                .toList();
        return new Comparison(baseline, candidate, confirmed, gates, warnings);
    }

    /** All rows of all sections. */
    public Stream<RowComparison> rows() {
        return sections.stream().flatMap(section -> section.rows().stream());
    }

    /** Whether a row has this verdict. */
    public boolean has(Verdict verdict) {
        return rows().anyMatch(row -> row.verdict() == verdict);
    }

    /** What it says to a build that does not mind too few replicates. One regression outweighs any improvement. */
    public Outcome outcome() {
        if (rows().anyMatch(row -> row.verdict().fails())) {
            return Outcome.REGRESSION;
        }
        if (has(Verdict.INVALID)) {
            return Outcome.INVALID;
        }
        return sections.stream().allMatch(SectionComparison::crossEnvironment) ? Outcome.NOT_COMPARABLE : Outcome.OK;
    }

    /** What it says to a build that wants an answer for every row. */
    public Outcome strictOutcome() {
        return outcome() == Outcome.OK && has(Verdict.UNDERPOWERED) ? Outcome.UNDERPOWERED : outcome();
    }

    /** A section with its rows of both sides. */
    private record Paired(Section section, List<PairedRow> rows) {

        boolean judged() {
            return section.environment().isPresent();
        }

        int testable() {
            return judged() ? (int) rows.stream().filter(PairedRow::testable).count() : 0;
        }

        /** The bootstrap is what a comparison takes time for, hence in parallel. */
        Paired tested(double alpha, int tested) {
            return new Paired(
                    section,
                    rows.parallelStream()
                            .map(row -> row.tested(section.design(), alpha, tested))
                            .toList());
        }
    }
}
