package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows of one side: those of its runs, put together so that each has all replicates. Stateless. */
final class SideRows {

    private SideRows() {}

    /**
     * The rows by their key.
     *
     * @throws NotComparableException when runs of this side measured one row in different units or conditions
     */
    static Map<RowKey, MeasuredRow> of(List<StoredRun> runs) {
        Map<RowKey, MeasuredRow> rows = new TreeMap<>();
        for (StoredRun run : runs) {
            for (MeasuredRow row : MeasuredRow.of(run)) {
                rows.merge(row.key(), row, SideRows::together);
            }
        }
        return rows;
    }

    /** One row with the replicates of both. */
    static MeasuredRow together(MeasuredRow one, MeasuredRow other) {
        RowDifferences.require(List.of(RowDifferences.between(one, "a run", other, "another run of the same side")));
        return new MeasuredRow(
                one.key(),
                one.kind(),
                one.unit(),
                one.direction(),
                one.sample().and(other.sample()),
                one.conditions(),
                one.trouble().or(other::trouble));
    }
}
