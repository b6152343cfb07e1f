package io.writeproof.results.compare;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.compare.Section.Design;
import io.writeproof.results.stats.PairTest;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.stats.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Pairs the rows of a section's two sides and computes how far they are apart. */
final class Pairing {

    private final Section section;
    private final Gates gates;
    private final Map<RowKey, MeasuredRow> before;
    private final Map<RowKey, MeasuredRow> after;
    private final int tested;

    private Pairing(Section section, Gates gates, SectionRows rows, int tested) {
        this.section = section;
        this.gates = gates;
        this.before = rows.before();
        this.after = rows.after();
        this.tested = tested;
    }

    /**
     * The rows of a section, by label and metric.
     *
     * @param tested how many rows are tested in all, in whichever section
     * @throws NotComparableException when rows were measured in different units or conditions
     */
    static List<PairedRow> of(Section section, Gates gates, SectionRows rows, int tested) {
        Map<RowKey, MeasuredRow> before = rows.before();
        Map<RowKey, MeasuredRow> after = rows.after();
        List<String> differences = new ArrayList<>();
        before.forEach((key, row) -> {
            if (after.containsKey(key)) {
                differences.add(RowDifferences.between(row, "the baseline", after.get(key), "the candidate"));
            }
        });
        RowDifferences.require(differences);
        Pairing pairing = new Pairing(section, gates, rows, tested);
        Set<RowKey> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        // The bootstrap is what a comparison takes time for.
        return keys.parallelStream().map(pairing::pair).toList();
    }

    private PairedRow pair(RowKey key) {
        Optional<MeasuredRow> baseline = Optional.ofNullable(before.get(key));
        Optional<MeasuredRow> candidate = Optional.ofNullable(after.get(key));
        MeasuredRow row = directed(candidate.or(() -> baseline).orElseThrow());
        Optional<String> trouble = baseline.flatMap(MeasuredRow::trouble)
                .or(() -> candidate.flatMap(MeasuredRow::trouble))
                .or(() -> row.kind() == Kind.COUNTED ? Optional.empty() : unsound(row));
        return withShift(row, baseline.map(MeasuredRow::sample), candidate.map(MeasuredRow::sample), trouble);
    }

    private PairedRow withShift(
            MeasuredRow row, Optional<Sample> baseline, Optional<Sample> candidate, Optional<String> trouble) {
        if (row.kind() == Kind.COUNTED || baseline.isEmpty() || candidate.isEmpty()) {
            return new PairedRow(row, baseline, candidate, trouble, Optional.empty(), 0);
        }
        Sample from = baseline.get();
        Sample to = candidate.get();
        double gate = gates.of(section, row.key(), row.unit(), from.centre());
        if (from.hasRatios() && to.hasRatios()) {
            return new PairedRow(row, baseline, candidate, trouble, Optional.of(shift(from, to)), gate);
        }
        Optional<String> reason = trouble.or(() -> Optional.of("a value is 0 or no number, so there is no ratio"));
        return new PairedRow(row, baseline, candidate, reason, Optional.empty(), gate);
    }

    private Shift shift(Sample from, Sample to) {
        return section.design() == Design.PAIRED && from.size() == to.size()
                ? Shift.ofPairs(from, to, PairTest.of(from.size(), tested, gates.alpha()))
                : Shift.between(from, to);
    }

    private MeasuredRow directed(MeasuredRow row) {
        return new MeasuredRow(
                row.key(),
                row.kind(),
                row.unit(),
                gates.direction(row.key(), row.direction()),
                row.sample(),
                row.conditions(),
                row.trouble());
    }

    /** Why the row's speed proves nothing, though it was measured. */
    private Optional<String> unsound(MeasuredRow row) {
        Optional<String> reason =
                Soundness.trouble(section.baseline()).or(() -> Soundness.trouble(section.candidate()));
        if (row.unit().equals("ms")) {
            reason = reason.or(() -> Soundness.latencyTrouble(section.baseline()))
                    .or(() -> Soundness.latencyTrouble(section.candidate()));
        }
        return reason.or(() -> row.direction().isPresent() ? Optional.empty() : Optional.of(undirected(row)));
    }

    private static String undirected(MeasuredRow row) {
        return row.kind() == Kind.SECONDARY
                ? "for information; --direction 'ROW=up' or down judges it"
                : "nobody knows which way " + row.unit() + " gets better: say --direction '" + row.key()
                        + "=up' or down";
    }
}
