package io.writeproof.bench.load;

import static io.writeproof.bench.goal.Finding.atMost;

import io.writeproof.bench.goal.Chapter;
import io.writeproof.bench.goal.Finding;
import io.writeproof.bench.load.PlanText.Sampler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The part of G12 that is about when requests arrive: how far the rate is off, and whether even arrivals are even and random
 * ones random; beside it JMeter's timers.
 */
final class SpacingGoals implements Chapter<LoadSession> {

    private static final int[] RATES = {1_000, 3_000};

    /** A warm-up at twice the highest of them. */
    private static final double WARM_UP_RATE = 6_000;

    /** What is planned between two arrivals, and how far the arrivals may be from it. */
    private enum Spacing {
        EVEN("even") {
            @Override
            String phase(int perSecond, double time) {
                return LoadGroups.phase(perSecond, time);
            }

            /** Even spacing shall have clearly less than random arrivals. */
            @Override
            Finding finding(String what, Figures figures) {
                return atMost(0.7, "G12", what, figures.of(what));
            }

            @Override
            double irregularity(double unevenness) {
                return unevenness;
            }
        },
        RANDOM("Poisson") {
            @Override
            String phase(int perSecond, double time) {
                return "poisson " + LoadGroups.phase(perSecond, time);
            }

            /** Random spacing shall have what random arrivals have, 0.9 to 1.1 of it. */
            @Override
            Finding finding(String what, Figures figures) {
                return atMost(0.1, "G12", what, figures.of(what));
            }

            @Override
            double irregularity(double unevenness) {
                return Math.abs(unevenness - 1);
            }
        };

        private final String title;

        Spacing(String title) {
            this.title = title;
        }

        abstract String phase(int perSecond, double time);

        abstract Finding finding(String what, Figures figures);

        abstract double irregularity(double unevenness);

        String path(int perSecond) {
            return "/" + title + "/" + perSecond;
        }

        String error(int perSecond) {
            return "rate error in %, " + title + ", " + perSecond + "/s";
        }

        String regularity(int perSecond) {
            String measure = this == EVEN ? "sd per 10 ms / sqrt(mean)" : "|sd per 10 ms / sqrt(mean) - 1|";
            return measure + ", " + title + ", " + perSecond + "/s";
        }
    }

    @Override
    public Set<String> goals() {
        return Set.of("G12", "G12.spacing");
    }

    @Override
    public List<Finding> measure(LoadSession session) throws Exception {
        Figures figures = new Figures();
        for (int round = 0; round < session.pace().rounds(); round++) {
            measure(session, "/" + round + "/spacing", figures);
        }
        PeerRuns peers = new PeerRuns(session);
        for (int rate : RATES) {
            peers.timers(rate, figures);
        }
        session.out().printf("%nG12, spacing:%n");
        figures.print(session.out());
        return findings(figures);
    }

    private static void measure(LoadSession session, String prefix, Figures figures)
            throws IOException, InterruptedException {
        double end = LoadGroups.SETTLE + regular(session.seconds());
        try (Generator jmeter = new Generator(session, prefix, session.jmeterCommand(plan(session, prefix, end)))) {
            jmeter.warmUp();
            jmeter.awaitEnd(session.patience());
            for (Spacing spacing : Spacing.values()) {
                for (int rate : RATES) {
                    Arrivals arrivals = jmeter.arrivals(spacing.path(rate));
                    double error = arrivals.rate(LoadGroups.SETTLE, end) / rate - 1;
                    double unevenness = arrivals.unevenness(LoadGroups.SETTLE, end);
                    figures.add(spacing.error(rate), Math.abs(error) * 100);
                    figures.add(spacing.regularity(rate), spacing.irregularity(unevenness));
                }
            }
        }
    }

    private static String plan(LoadSession session, String prefix, double time) {
        LoadGroups groups = new LoadGroups(session, Sampler.LEAN);
        StringBuilder plan = new StringBuilder(groups.warmUp(prefix, WARM_UP_RATE));
        for (Spacing spacing : Spacing.values()) {
            for (int rate : RATES) {
                plan.append(groups.scheduled(prefix + spacing.path(rate), spacing.phase(rate, time)));
            }
        }
        return PlanText.plan(plan.toString());
    }

    /** Longer than the other windows: a request more or less must not look like an error. */
    static double regular(double seconds) {
        return 3 * seconds;
    }

    /** Of random arrivals the rate of a window is random itself, so that only even ones have a limit for it. */
    private static List<Finding> findings(Figures figures) {
        List<Finding> findings = new ArrayList<>();
        for (int rate : RATES) {
            findings.add(atMost(0.1, "G12", Spacing.EVEN.error(rate), figures.of(Spacing.EVEN.error(rate))));
            for (Spacing spacing : Spacing.values()) {
                findings.add(spacing.finding(spacing.regularity(rate), figures));
            }
        }
        return findings;
    }
}
