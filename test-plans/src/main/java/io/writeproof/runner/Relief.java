package io.writeproof.runner;

import io.writeproof.results.store.StoredRun;
import io.writeproof.runner.plan.ServiceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** What helps a run whose load was not what was asked for, in the words of the options. Stateless. */
final class Relief {

    /** How Thresholds begins the reason of a gate for whose percentile there were too few. */
    private static final String TOO_FEW = "insufficient data: p";

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

    /** A tenth of the requests went out late, or some not at all. */
    private static boolean late(StoredRun run) {
        double requests = run.number("rlt_iters_total").orElse(0);
        return run.number("late").orElse(0) * 10 > requests
                || run.number("never_sent").orElse(0) > 0;
    }

    private static boolean lacksSamples(StoredRun run) {
        return StreamSupport.stream(run.document().path("gates").spliterator(), false)
                .anyMatch(gate -> gate.path("reason").asText().startsWith(TOO_FEW));
    }
}
