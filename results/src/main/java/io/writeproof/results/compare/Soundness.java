package io.writeproof.results.compare;

import io.writeproof.results.store.StoredRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Why the speed that a valid run measured proves nothing.
 *
 * <p>A fast service that loses rows is not fast; latencies at a rate that was not reached are not those of the rate that was
 * asked for; a machine that changed its speed meanwhile measured itself. Whether a late load generator matters is decided by
 * the run's own rules, which make it invalid.
 */
final class Soundness {

    /** The least part of the planned rate when no rule of the run says otherwise. */
    private static final double REACHED = 0.95;

    private Soundness() {}

    /** Why nothing that these runs measured can be believed; empty when it can. */
    static Optional<String> trouble(List<StoredRun> runs) {
        return runs.stream()
                .filter(run -> parityFailed(run) || run.unstable())
                .map(run -> (parityFailed(run) ? "parity failed" : "the noise check was unstable") + " in run "
                        + run.runId())
                .findFirst();
    }

    /** Why the latencies of these runs cannot be believed, though their rates can. */
    static Optional<String> latencyTrouble(List<StoredRun> runs) {
        return runs.stream()
                .filter(Soundness::missedTarget)
                .map(run -> "the planned rate was missed in run " + run.runId())
                .findFirst();
    }

    private static boolean parityFailed(StoredRun run) {
        return run.document().at("/parity/passed").isBoolean()
                && !run.document().at("/parity/passed").booleanValue();
    }

    private static boolean missedTarget(StoredRun run) {
        OptionalDouble achieved = run.number("achieved_qps");
        double required = run.number("min_required_qps")
                .orElse(REACHED * run.number("target_qps").orElse(0));
        return achieved.isPresent() && achieved.getAsDouble() < required;
    }
}
