package io.writeproof.results.compare;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Proves that a gate can fail, on stored data: the same runs on both sides must be green, and red when the candidate is made
 * worse.
 *
 * @param injected how much worse the candidate was made, such as 0.1; a fault more in every row of faults
 * @param unchanged the comparison of the runs with themselves
 * @param worsened the comparison of the runs with their worsened copy
 */
public record SelfTest(double injected, Comparison unchanged, Comparison worsened) {

    /** Injects nothing, and then a change, into the first section of a side. */
    public static SelfTest of(Side side, Gates gates, double injected) {
        Section section = Sections.of(side, side).sections().get(0);
        Section known = new Section(
                section.suite(),
                section.variant(),
                section.environment().or(() -> Optional.of("unknown")),
                section.baseline(),
                section.candidate());
        Map<RowKey, MeasuredRow> rows = SideRows.of(known.baseline());
        Map<RowKey, MeasuredRow> worse = new TreeMap<>();
        rows.forEach((key, row) -> worse.put(key, worsened(row, gates, injected)));
        return new SelfTest(
                injected, Comparison.ofRows(known, gates, rows, rows), Comparison.ofRows(known, gates, rows, worse));
    }

    private static MeasuredRow worsened(MeasuredRow row, Gates gates, double injected) {
        boolean higher = gates.direction(row.key(), row.direction()).equals(Optional.of(Direction.HIGHER_IS_BETTER));
        Sample sample = row.kind() == Kind.COUNTED
                ? Sample.ofValues(PairedRow.worst(row.sample()) + 1)
                : row.sample().times(higher ? 1 / (1 + injected) : 1 + injected);
        return new MeasuredRow(
                row.key(), row.kind(), row.unit(), row.direction(), sample, row.conditions(), row.trouble());
    }

    /** Whether it stayed green without a change, and every row that could be judged turned red with one. */
    public boolean proven() {
        return unchanged.outcome() == Outcome.OK && judged() > 0 && found() == judged();
    }

    /** How many rows failed when they were made worse. */
    public long found() {
        return judged() - notFound().count();
    }

    /** How many rows must fail when they are made worse: all but the secondary ones. */
    public long judged() {
        return primary().count();
    }

    /** The rows that did not fail though they were made worse. */
    public Stream<RowComparison> notFound() {
        return primary().filter(row -> !row.verdict().fails());
    }

    private Stream<RowComparison> primary() {
        return worsened.rows().filter(row -> row.kind() != Kind.SECONDARY);
    }
}
