package io.writeproof.results.compare;

import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that the rows of a comparison had in earlier runs, oldest first, within one environment.
 *
 * @param values by suite, environment and row
 */
public record History(Map<NoiseFloors.Place, List<Double>> values) {

    /** Nothing is known. */
    public static final History NONE = new History(Map.of());

    private static final int RUNS = 40;

    public History {
        values = Map.copyOf(values);
    }

    /**
     * The last runs of the suites and environments of a comparison.
     *
     * @throws io.writeproof.results.store.StoreException when a run is damaged
     */
    public static History of(Comparison comparison, RunStore store) {
        Map<NoiseFloors.Place, List<Double>> values = new HashMap<>();
        for (SectionComparison compared : comparison.sections()) {
            Section section = compared.section();
            List<RunSummary> runs = store.headlines().runs().stream()
                    .filter(run -> run.suite().equals(section.suite())
                            && run.variant().equals(section.variant())
                            && section.environment().equals(Optional.of(run.environment()))
                            && run.status().valid())
                    .toList();
            runs.subList(Math.max(0, runs.size() - RUNS), runs.size())
                    .forEach(run -> add(section, StoredRun.read(run.directory()), values));
        }
        return new History(values);
    }

    private static void add(Section section, StoredRun run, Map<NoiseFloors.Place, List<Double>> values) {
        boolean sameLoad = LoadDifferences.loadOf(run)
                .equals(LoadDifferences.loadOf(section.baseline().get(0)));
        for (MeasuredRow row : sameLoad ? MeasuredRow.of(run) : List.<MeasuredRow>of()) {
            double centre = row.sample().centre();
            if (Double.isFinite(centre)) {
                values.computeIfAbsent(place(section, row.key()), key -> new ArrayList<>())
                        .add(centre);
            }
        }
    }

    /** The values of a row, oldest first; empty when none are known. */
    public List<Double> of(Section section, RowKey row) {
        return values.getOrDefault(place(section, row), List.of());
    }

    private static NoiseFloors.Place place(Section section, RowKey row) {
        return new NoiseFloors.Place(section.suite(), section.environment().orElse(""), row);
    }
}
