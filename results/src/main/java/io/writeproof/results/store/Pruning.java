package io.writeproof.results.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which stored runs are no longer wanted. Immutable.
 *
 * <p>Runs of one suite, variant and environment are what later runs are compared with, so each such group is looked at by
 * itself, and its newest valid run always stays.
 */
public final class Pruning {

    private final Policy policy;

    private Pruning(Policy policy) {
        this.policy = policy;
    }

    /** All but the newest runs of each group. */
    public static Pruning keepingNewest(int count) {
        return new Pruning(group -> group.subList(0, Math.max(0, group.size() - count)));
    }

    /** The runs that began before a moment. */
    public static Pruning startedBefore(Instant moment) {
        return new Pruning(group -> group.stream()
                .filter(run -> Instant.parse(run.startedAt()).isBefore(moment))
                .toList());
    }

    /** The unwanted ones of these runs, which must be in the order of their beginning. */
    public List<RunSummary> unwanted(List<RunSummary> runs) {
        Map<List<String>, List<RunSummary>> groups = runs.stream().collect(Collectors.groupingBy(Pruning::group));
        Set<RunSummary> unwanted = new HashSet<>();
        for (List<RunSummary> group : groups.values()) {
            unwanted.addAll(policy.unwanted(group));
            group.stream()
                    .filter(run -> run.status().valid())
                    .reduce((older, newer) -> newer)
                    .ifPresent(unwanted::remove);
        }
        return runs.stream().filter(unwanted::contains).toList();
    }

    private static List<String> group(RunSummary run) {
        return List.of(run.suite(), run.variant().orElse(""), run.environment());
    }

    /** Decides over a group of runs, oldest first. */
    private interface Policy {
        List<RunSummary> unwanted(List<RunSummary> group);
    }
}
