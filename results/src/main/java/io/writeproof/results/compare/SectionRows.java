package io.writeproof.results.compare;

import io.writeproof.results.compare.Section.Design;
import io.writeproof.results.store.StoredRun;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rows that the runs of a section have, each with all replicates of its side.
 *
 * @param before the baseline's
 * @param after the candidate's
 */
record SectionRows(Map<RowKey, MeasuredRow> before, Map<RowKey, MeasuredRow> after) {

    /**
     * Reads the rows of a section. Of paired runs a row counts only where both runs of a pair have as many replicates
     * of it, so that the n-th replicate of one side stands beside the n-th of the other.
     *
     * @throws NotComparableException when runs of one side measured one row in different units or conditions
     */
    static SectionRows of(Section section) {
        SectionRows all = new SectionRows(SideRows.of(section.baseline()), SideRows.of(section.candidate()));
        if (section.design() == Design.INDEPENDENT || section.baseline().size() == 1) {
            return all;
        }
        SectionRows paired = new SectionRows(new HashMap<>(), new HashMap<>());
        for (int i = 0; i < section.baseline().size(); i++) {
            paired.add(of(section.baseline().get(i)), of(section.candidate().get(i)));
        }
        paired.addUnpaired(all);
        return paired;
    }

    private static Map<RowKey, MeasuredRow> of(StoredRun run) {
        return SideRows.of(List.of(run));
    }

    private void add(Map<RowKey, MeasuredRow> baseline, Map<RowKey, MeasuredRow> candidate) {
        baseline.forEach((key, row) -> {
            MeasuredRow partner = candidate.get(key);
            if (partner != null && partner.sample().size() == row.sample().size()) {
                before.merge(key, row, SideRows::together);
                after.merge(key, partner, SideRows::together);
            }
        });
    }

    /** What never had a partner is new or missing, and must be seen. */
    private void addUnpaired(SectionRows all) {
        Set<RowKey> paired = new HashSet<>(before.keySet());
        all.before.forEach((key, row) -> addUnless(paired, key, row, before));
        all.after.forEach((key, row) -> addUnless(paired, key, row, after));
    }

    private static void addUnless(Set<RowKey> paired, RowKey key, MeasuredRow row, Map<RowKey, MeasuredRow> side) {
        if (!paired.contains(key)) {
            side.put(key, row);
        }
    }
}
