package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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
        requireEqual("suite", new Side(first, first.suite()), new Side(other, other.suite()));
        requireEqual("target_qps", new Side(first, target(first)), new Side(other, target(other)));
        Map<String, String> expected = first.load();
        Map<String, String> found = other.load();
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            requireEqual(
                    name,
                    new Side(first, expected.getOrDefault(name, "not set")),
                    new Side(other, found.getOrDefault(name, "not set")));
        }
    }

    private static String target(StoredRun run) {
        return run.number("target_qps").isPresent()
                ? String.valueOf(run.number("target_qps").getAsDouble())
                : "not set";
    }

    private static void requireEqual(String name, Side expected, Side found) {
        if (!expected.value.equals(found.value)) {
            throw new NotComparableException("not comparable: " + name + " is " + expected.value + " in run "
                    + expected.run.runId() + " and " + found.value + " in run " + found.run.runId()
                    + "; repeat one of them so that only the variant differs");
        }
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

    /** A value and the run it comes from. */
    private record Side(StoredRun run, String value) {}
}
