package io.writeproof.results.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which runs are asked for; what is empty does not restrict.
 *
 * @param suite exactly this suite
 * @param commit commits whose hash begins so
 * @param since runs that began then or later
 * @param environment environments whose fingerprint begins so
 * @param limit so many of the newest
 */
public record RunQuery(
        Optional<String> suite,
        Optional<String> commit,
        Optional<Instant> since,
        Optional<String> environment,
        OptionalInt limit) {

    /** Every run. */
    public static final RunQuery ALL =
            new RunQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());

    /** The runs that are asked for, in the order given. */
    public List<RunSummary> of(List<RunSummary> runs) {
        List<RunSummary> matching = runs.stream().filter(this::matches).toList();
        int surplus = Math.max(0, matching.size() - limit.orElse(matching.size()));
        return matching.subList(surplus, matching.size());
    }

    private boolean matches(RunSummary run) {
        return suite.filter(name -> !name.equals(run.suite())).isEmpty()
                && commit.filter(prefix -> !run.commit().startsWith(prefix)).isEmpty()
                && since.filter(moment -> Instant.parse(run.startedAt()).isBefore(moment))
                        .isEmpty()
                && environment
                        .filter(prefix -> !run.environment().startsWith(prefix))
                        .isEmpty();
    }
}
