package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Pairs the runs of two sides: by suite, variant and load, and inside those by environment.
 *
 * @param sections what may be compared, in the order of the baseline's runs
 * @param warnings what is on one side only
 */
record Sections(List<Section> sections, List<String> warnings) {

    private static final int NAMED = 8;

    /**
     * Pairs them.
     *
     * @throws NotComparableException when nothing of one side is on the other; the message names every difference
     */
    static Sections of(Side baseline, Side candidate) {
        Map<Map<String, String>, List<StoredRun>> before = grouped(baseline.runs(), Sections::loadAndVariant);
        Map<Map<String, String>, List<StoredRun>> after = grouped(candidate.runs(), Sections::loadAndVariant);
        List<Section> sections = new ArrayList<>();
        before.forEach((load, runs) -> {
            if (after.containsKey(load)) {
                sections.addAll(byEnvironment(runs, after.get(load)));
            }
        });
        if (sections.isEmpty()) {
            throw new NotComparableException("not comparable: " + differences(baseline, candidate)
                    + "; repeat one of them so that only the code differs");
        }
        List<String> warnings = new ArrayList<>();
        before.forEach((load, runs) -> warnIfAbsent(after.keySet(), load, runs, candidate.name(), warnings));
        after.forEach((load, runs) -> warnIfAbsent(before.keySet(), load, runs, baseline.name(), warnings));
        return new Sections(List.copyOf(sections), List.copyOf(warnings));
    }

    /** The same sections of sides whose n-th runs were measured beside each other. */
    Sections paired() {
        return new Sections(sections.stream().map(Section::paired).toList(), warnings);
    }

    private static Map<String, String> loadAndVariant(StoredRun run) {
        Map<String, String> load = LoadDifferences.loadOf(run);
        load.put("variant", run.variant().orElse("none"));
        return load;
    }

    private static List<Section> byEnvironment(List<StoredRun> baseline, List<StoredRun> candidate) {
        Map<String, List<StoredRun>> before = grouped(baseline, StoredRun::environment);
        Map<String, List<StoredRun>> after = grouped(candidate, StoredRun::environment);
        List<Section> sections = new ArrayList<>();
        before.forEach((place, runs) -> {
            if (!place.isEmpty() && after.containsKey(place)) {
                sections.add(section(Optional.of(place), runs, after.get(place)));
            }
        });
        return sections.isEmpty() ? List.of(section(Optional.empty(), baseline, candidate)) : sections;
    }

    private static Section section(Optional<String> environment, List<StoredRun> baseline, List<StoredRun> candidate) {
        StoredRun any = baseline.get(0);
        return new Section(any.suite(), any.variant(), environment, baseline, candidate);
    }

    private static void warnIfAbsent(
            Set<Map<String, String>> others,
            Map<String, String> load,
            List<StoredRun> runs,
            String otherSide,
            List<String> warnings) {
        if (!others.contains(load)) {
            warnings.add("not compared, because " + otherSide + " has nothing like it: run "
                    + runs.stream().map(StoredRun::runId).collect(Collectors.joining(", ")) + " of "
                    + section(Optional.empty(), runs, runs).title());
        }
    }

    /** Between the nearest of kin: runs of one suite if there are such. */
    private static String differences(Side baseline, Side candidate) {
        Set<String> suites = suites(baseline);
        suites.retainAll(suites(candidate));
        if (suites.isEmpty()) {
            return "the suites are " + suites(baseline) + " in " + baseline.name() + " and " + suites(candidate)
                    + " in " + candidate.name();
        }
        String suite = suites.iterator().next();
        StoredRun before = firstOf(baseline, suite);
        StoredRun after = firstOf(candidate, suite);
        List<String> differences = LoadDifferences.between(
                loadAndVariant(before), "run " + before.runId(), loadAndVariant(after), "run " + after.runId());
        return differences.stream().limit(NAMED).collect(Collectors.joining("; "));
    }

    private static StoredRun firstOf(Side side, String suite) {
        return side.runs().stream()
                .filter(run -> run.suite().equals(suite))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> suites(Side side) {
        return side.runs().stream().map(StoredRun::suite).collect(Collectors.toCollection(TreeSet::new));
    }

    private static <K> Map<K, List<StoredRun>> grouped(List<StoredRun> runs, Function<StoredRun, K> key) {
        return runs.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
