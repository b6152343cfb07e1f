package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** In what two runs differ that must be equal for their figures to be comparable. Stateless. */
final class LoadDifferences {

    private static final String SUITE = "suite";
    private static final String TARGET = "target_qps";
    private static final String NOT_SET = "not set";

    private LoadDifferences() {}

    /** What shaped a run's figures, by name: its suite, the planned rate, its parameters. Equal for comparable runs. */
    static Map<String, String> loadOf(StoredRun run) {
        Map<String, String> load = new TreeMap<>(run.load());
        load.put(SUITE, run.suite());
        run.number(TARGET).ifPresent(rate -> load.put(TARGET, String.valueOf(rate)));
        return load;
    }

    /** One line for each difference, such as {@code rate is 100 in run A and 200 in run B}. */
    static List<String> between(StoredRun one, StoredRun other) {
        return between(loadOf(one), "run " + one.runId(), loadOf(other), "run " + other.runId());
    }

    static List<String> between(Map<String, String> one, String oneName, Map<String, String> other, String otherName) {
        Set<String> names = new LinkedHashSet<>(List.of(SUITE, TARGET));
        names.addAll(one.keySet());
        names.addAll(new TreeSet<>(other.keySet()));
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String expected = one.getOrDefault(name, NOT_SET);
            String found = other.getOrDefault(name, NOT_SET);
            if (!expected.equals(found)) {
                differences.add(name + " is " + expected + " in " + oneName + " and " + found + " in " + otherName);
            }
        }
        return differences;
    }
}
