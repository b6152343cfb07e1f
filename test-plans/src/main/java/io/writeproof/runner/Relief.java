package io.writeproof.runner;

import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.plan.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What helps a run whose load was not what was asked for, in the words of the options. Stateless. */
final class Relief {

    /** How Thresholds begins the reason of a gate for whose percentile there were too few. */
    private static final String TOO_FEW = "insufficient data: p";

    /** The phase that no measure is about. */
    private static final String WARMUP = "warmup";

    private Relief() {}

    /** One line for each thing that can be done; none for a run as it should be. */
    static List<String> of(StoredRun run, ServiceKind service) {
        List<String> advice = new ArrayList<>();
        if (late(run)) {
            advice.add(service.relief() + ", or generator and service on different machines");
        }
        if (lacksSamples(run)) {
            advice.add(service.more() + " for more samples, or -J min_samples=N to judge percentiles from fewer");
        }
        return advice;
    }

    /** Of a phase that is measured, a tenth of the requests went out late; or some of the run not at all. */
    private static boolean late(StoredRun run) {
        return run.number("never_sent").orElse(0) > 0
                || run.document().path("schedule_by_phase").properties().stream()
                        .filter(phase -> !phase.getKey().equals(WARMUP))
                        .map(Map.Entry::getValue)
                        .anyMatch(phase -> phase.path("late").asLong() * 10
                                > phase.path("sent").asLong());
    }

    private static boolean lacksSamples(StoredRun run) {
        return StreamSupport.stream(run.document().path("gates").spliterator(), false)
                .anyMatch(gate -> gate.path("reason").asText().startsWith(TOO_FEW));
    }
}
