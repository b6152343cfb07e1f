package io.writeproof.bench.load;

import static io.writeproof.bench.goal.Finding.atLeast;
import static io.writeproof.bench.goal.Finding.atMost;

import io.writeproof.bench.goal.Chapter;
import io.writeproof.bench.goal.Finding;
import io.writeproof.bench.load.PlanText.Sampler;
import java.util.List;
import java.util.Set;

/**
 * The part of G12 that is about cost and the highest rate: Arrival Schedule with Lean HTTP Request beside the same plan
 * without it, the Open Model Thread Group and Gatling; and, for information, the same plan with JMeter's HTTP Request.
 */
final class ScheduleGoals implements Chapter<LoadSession> {

    @Override
    public Set<String> goals() {
        return Set.of("G12", "G12.rates");
    }

    @Override
    public List<Finding> measure(LoadSession session) throws Exception {
        Figures figures = new Figures();
        ScheduledPlan plan = ScheduledPlan.calibrated(session, Sampler.LEAN);
        ScheduledPlan stockPlan = ScheduledPlan.calibrated(session, Sampler.STOCK);
        PeerRuns peers = new PeerRuns(session);
        for (int round = 0; round < session.pace().rounds(); round++) {
            // Every second round in the opposite order: a slow minute of the machine falls on all of them.
            if (round % 2 == 0) {
                plan.measure(round, figures);
                stockPlan.measure(round, figures);
                peers.bareSocket(round, figures);
                peers.openModelThreadGroup(round, figures);
                peers.gatling(round, figures);
            } else {
                peers.gatling(round, figures);
                peers.openModelThreadGroup(round, figures);
                peers.bareSocket(round, figures);
                stockPlan.measure(round, figures);
                plan.measure(round, figures);
            }
        }
        figures.print(session.out());
        return findings(figures);
    }

    private static List<Finding> findings(Figures figures) {
        return List.of(
                atMost(
                        1.05,
                        "G12",
                        "Arrival Schedule at 80 % / closed loop, CPU per request",
                        figures.ratio(ScheduledPlan.HIGH, ScheduledPlan.CLOSED)),
                atMost(
                        0.1,
                        "G12",
                        "at 1,500/s / Open Model Thread Group, CPU per request",
                        figures.ratio(ScheduledPlan.LOW, PeerRuns.OPEN_LOW)),
                atLeast(
                        10,
                        "G12",
                        "highest sustained rate / Open Model Thread Group",
                        figures.ratio(ScheduledPlan.SUSTAINED, PeerRuns.OPEN_SUSTAINED)),
                atLeast(
                        1.5,
                        "G12",
                        "highest sustained rate / Gatling, shared connections",
                        figures.ratio(ScheduledPlan.SUSTAINED, PeerRuns.GATLING_SUSTAINED)));
    }
}
