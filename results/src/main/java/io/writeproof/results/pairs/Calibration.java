package io.writeproof.results.pairs;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.compare.NoiseFloors.Place;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.compare.Verdict;
import io.writeproof.results.pairs.PairedRuns.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What runs of identical code differ by, row by row.
 *
 * @param pairs how many pairs count
 * @param changes of each row, one absolute relative change for each pair, ascending
 * @param judged how many rows were judged, over all comparisons
 * @param alarms how many of them were called regressed or improved
 * @param comparisons how many comparisons there were: each pair is one when its runs have enough forks, else all are
 */
public record Calibration(int pairs, Map<Place, List<Double>> changes, int judged, int alarms, int comparisons) {

    /** Fewer forks can never be told apart. */
    private static final int FORKS = 4;

    private static final double FLOOR = 0.95;

    /** Compares the sides of each pair, whose code is the same. */
    public static Calibration of(PairedRuns runs, Gates gates) {
        Map<Place, List<Double>> changes = new LinkedHashMap<>();
        List<Comparison> single = new ArrayList<>();
        for (Pair pair : runs.pairs()) {
            Comparison comparison = Comparison.of(
                    PairedRuns.side(runs.session().base(), pair.base().stream(), List.of()),
                    PairedRuns.side(runs.session().head(), pair.head().stream(), List.of()),
                    gates);
            comparison.sections().forEach(section -> add(section, changes));
            single.add(comparison);
        }
        changes.values().forEach(row -> row.sort(null));
        List<Comparison> comparisons = single.stream().allMatch(Calibration::powered)
                ? single
                : List.of(Comparison.ofPairs(runs.base(), runs.head(), gates));
        return new Calibration(
                runs.pairs().size(),
                changes,
                (int) comparisons.stream().flatMap(Calibration::measured).count(),
                (int) comparisons.stream()
                        .flatMap(Calibration::measured)
                        .filter(Calibration::alarm)
                        .count(),
                comparisons.size());
    }

    private static void add(SectionComparison compared, Map<Place, List<Double>> changes) {
        String environment = compared.section().environment().orElse("");
        for (RowComparison row : compared.rows()) {
            row.shift()
                    .ifPresent(shift -> changes.computeIfAbsent(
                                    new Place(compared.section().suite(), environment, row.key()),
                                    place -> new ArrayList<>())
                            .add(Math.abs(shift.change())));
        }
    }

    private static boolean powered(Comparison comparison) {
        return measured(comparison)
                .allMatch(row -> row.baseline().orElseThrow().size() >= FORKS
                        && row.candidate().orElseThrow().size() >= FORKS);
    }

    private static Stream<RowComparison> measured(Comparison comparison) {
        return comparison
                .rows()
                .filter(row -> row.kind() == Kind.MEASURED && row.shift().isPresent());
    }

    private static boolean alarm(RowComparison row) {
        return row.verdict() == Verdict.REGRESSED || row.verdict() == Verdict.IMPROVED;
    }

    /** The noise floor of each row: so much that a pair of identical code differs by more once in twenty times. */
    public Map<Place, Double> floors() {
        Map<Place, Double> floors = new LinkedHashMap<>();
        changes.forEach((place, row) -> floors.put(place, row.get((int) Math.ceil(FLOOR * row.size()) - 1)));
        return floors;
    }
}
