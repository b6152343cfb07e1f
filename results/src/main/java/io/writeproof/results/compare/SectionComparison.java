package io.writeproof.results.compare;

import java.util.List;

/**
 * A section and what is said about its rows.
 *
 * @param section the runs
 * @param rows by label and metric
 */
public record SectionComparison(Section section, List<RowComparison> rows) {

    public SectionComparison {
        rows = List.copyOf(rows);
    }

    /** Whether its sides are from different environments, so that nothing is judged. */
    public boolean crossEnvironment() {
        return section.environment().isEmpty();
    }
}
