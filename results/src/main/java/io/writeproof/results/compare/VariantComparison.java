package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs of one suite that differ in nothing but the variant.
 *
 * @param suite their suite
 * @param parameters the parameters they share
 * @param runs the runs, in the order given
 * @param warnings what a reader must know before believing the numbers
 */
public record VariantComparison(
        String suite, Map<String, String> parameters, List<StoredRun> runs, List<String> warnings) {

    public VariantComparison {
        parameters = Map.copyOf(parameters);
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
    }

    /**
     * Sets runs side by side.
     *
     * @throws NotComparableException when there are none, or their suite or a parameter of the load differs
     */
    public static VariantComparison of(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            throw new NotComparableException("nothing to compare: give the directories of at least one stored run");
        }
        StoredRun first = runs.get(0);
        runs.forEach(run -> requireSameLoad(first, run));
        return new VariantComparison(first.suite(), first.load(), runs, warnings(runs));
    }

    private static void requireSameLoad(StoredRun first, StoredRun other) {
        LoadDifferences.between(first, other).stream().findFirst().ifPresent(difference -> {
            throw new NotComparableException(
                    "not comparable: " + difference + "; repeat one of them so that only the variant differs");
        });
    }

    private static List<String> warnings(List<StoredRun> runs) {
        List<String> warnings = new ArrayList<>();
        for (StoredRun run : runs) {
            String variant = run.variant().orElse("");
            String mode = run.writeMode().orElse(variant);
            if (!variant.equals(mode)) {
                warnings.add("variant " + variant + " was asked for, but the target wrote in mode " + mode);
            }
        }
        if (runs.stream().map(StoredRun::environment).distinct().count() > 1) {
            warnings.add("the runs are from different environments: their differences say nothing about the variants");
        }
        return warnings;
    }
}
