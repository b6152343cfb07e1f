package io.writeproof.results.compare;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Pairs the rows of a section's two sides and says which of them prove nothing. */
final class Pairing {

    private final Section section;
    private final Gates gates;
    private final Map<RowKey, MeasuredRow> before;
    private final Map<RowKey, MeasuredRow> after;

    private Pairing(Section section, Gates gates, SectionRows rows) {
        this.section = section;
        this.gates = gates;
        this.before = rows.before();
        this.after = rows.after();
    }

    /**
     * The rows of a section, by label and metric, not yet tested.
     *
     * @throws NotComparableException when rows were measured in different units or conditions
     */
    static List<PairedRow> of(Section section, Gates gates, SectionRows rows) {
        Map<RowKey, MeasuredRow> before = rows.before();
        Map<RowKey, MeasuredRow> after = rows.after();
        List<String> differences = new ArrayList<>();
        before.forEach((key, row) -> {
            if (after.containsKey(key)) {
                differences.add(RowDifferences.between(row, "the baseline", after.get(key), "the candidate"));
            }
        });
        RowDifferences.require(differences);
        Pairing pairing = new Pairing(section, gates, rows);
        Set<RowKey> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream().map(pairing::pair).toList();
    }

    private PairedRow pair(RowKey key) {
        Optional<MeasuredRow> baseline = Optional.ofNullable(before.get(key));
        Optional<MeasuredRow> candidate = Optional.ofNullable(after.get(key));
        MeasuredRow row = directed(candidate.or(() -> baseline).orElseThrow());
        Optional<String> trouble = baseline.flatMap(MeasuredRow::trouble)
                .or(() -> candidate.flatMap(MeasuredRow::trouble))
                .or(() -> row.kind() == Kind.COUNTED ? Optional.empty() : unsound(row));
        return gated(row, baseline.map(MeasuredRow::sample), candidate.map(MeasuredRow::sample), trouble);
    }

    private PairedRow gated(
            MeasuredRow row, Optional<Sample> baseline, Optional<Sample> candidate, Optional<String> trouble) {
        if (row.kind() == Kind.COUNTED || baseline.isEmpty() || candidate.isEmpty()) {
            return new PairedRow(row, baseline, candidate, trouble, Optional.empty(), 0);
        }
        double gate = gates.of(section, row.key(), row.unit(), baseline.get().centre());
        boolean ratios = baseline.get().hasRatios() && candidate.get().hasRatios();
        Optional<String> reason = trouble.or(
                () -> ratios ? Optional.empty() : Optional.of("a value is 0 or no number, so there is no ratio"));
        return new PairedRow(row, baseline, candidate, reason, Optional.empty(), gate);
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
