package io.writeproof.results.compare;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A section and what is said about its rows.
 *
 * @param section the runs
 * @param rows by label and metric
 * @param latencies of load runs, how they are distributed; for information
 */
public record SectionComparison(Section section, List<RowComparison> rows, List<LatencyComparison> latencies) {

    public SectionComparison {
        rows = List.copyOf(rows);
        latencies = List.copyOf(latencies);
    }

    /** The same with the latencies that its runs have logs of. */
    SectionComparison withLatencies() {
        return new SectionComparison(section, rows, LatencyComparison.of(section));
    }

    /** The same rows, of which those stay regressed that did so again. */
    SectionComparison confirmedBy(List<SectionComparison> again) {
        Set<RowKey> confirmed = again.stream()
                .filter(other -> other.section.title().equals(section.title())
                        && other.section.environment().equals(section.environment()))
                .flatMap(other -> other.rows.stream())
                .filter(row -> row.verdict() == Verdict.REGRESSED)
                .map(RowComparison::key)
                .collect(Collectors.toSet());
        return new SectionComparison(
                section,
                rows.stream()
                        .map(row -> row.verdict() == Verdict.REGRESSED && !confirmed.contains(row.key())
                                ? row.judged(Verdict.INCONCLUSIVE, "regressed, and not when it was measured again")
                                : row)
                        .toList(),
                latencies);
    }

    /** Whether its sides are from different environments, so that nothing is judged. */
    public boolean crossEnvironment() {
        return section.environment().isEmpty();
    }
}
