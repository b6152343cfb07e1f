package io.writeproof.bench.load;

import static io.writeproof.bench.load.LoadGroups.SETTLE;
import static io.writeproof.bench.load.LoadGroups.phase;
import static io.writeproof.bench.load.PlanText.plan;

import io.writeproof.bench.load.PlanText.Sampler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * One plan of JMeter with and without Arrival Schedule: in a closed loop, at rates that it keeps, and at rising ones.
 */
final class ScheduledPlan {

    static final String CLOSED = "plan in a closed loop: us CPU per request";
    static final String CLOSED_RATE = "plan in a closed loop: requests/s";
    static final String HIGH = "Arrival Schedule, 80 % of the same JVM's closed loop: us CPU per request";
    static final String HIGH_RATE = "Arrival Schedule, there: requests/s";
    static final String LOW = "Arrival Schedule, 1,500/s: us CPU per request";
    static final String SUSTAINED = "Arrival Schedule: highest sustained rate, requests/s";

    private static final double HIGH_SHARE = 0.8;

    /** The share of the warm-up's rate that its second half is sent at, by a schedule. */
    private static final double WARM_UP_SHARE = 0.5;

    /** Far beyond 1, because another JVM may have compiled the same plan better than the one that was calibrated with. */
    private static final List<Double> STEP_SHARES =
            List.of(0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.8, 2.0);

    static final double LOW_RATE = 1_500;

    private final LoadSession session;
    private final Sampler sampler;
    private final LoadGroups groups;
    private final double seconds;
    private final double closedRate;

    /** {@code closedRate}: requests per second of the closed loop with this sampler, measured before. */
    ScheduledPlan(LoadSession session, Sampler sampler, double closedRate) {
        this.session = session;
        this.sampler = sampler;
        this.groups = new LoadGroups(session, sampler);
        this.seconds = session.seconds();
        this.closedRate = closedRate;
    }

    /** The plan with this sampler, which has found out how many requests per second its closed loop sends. */
    static ScheduledPlan calibrated(LoadSession session, Sampler sampler) throws IOException, InterruptedException {
        double closedRate = new ScheduledPlan(session, sampler, Double.NaN).calibrate();
        session.out()
                .printf(
                        Locale.ROOT,
                        "%nG12, HTTP: %s%n",
                        sampler.named("the closed loop sends " + Math.round(closedRate) + "/s"));
        return new ScheduledPlan(session, sampler, closedRate);
    }

    private double calibrate() throws IOException, InterruptedException {
        String prefix = "/calibration/" + sampler;
        String plan = plan(groups.closed(prefix + "/warm-up", session.warmUp())
                + groups.closed(prefix + "/closed", SETTLE + session.seconds()));
        try (Generator jmeter = new Generator(session, prefix, session.jmeterCommand(plan))) {
            jmeter.warmUp();
            jmeter.awaitEnd(session.patience());
            return jmeter.arrivals("/closed").rate(SETTLE, SETTLE + session.seconds());
        }
    }

    /** Runs the plan once, and adds its figures. */
    void measure(int round, Figures figures) throws IOException, InterruptedException {
        String prefix = "/" + round + "/plan/" + sampler;
        Steps steps =
                new Steps(STEP_SHARES.stream().map(share -> share * closedRate).toList(), seconds);
        try (Generator jmeter = new Generator(session, prefix, session.jmeterCommand(text(prefix, steps)))) {
            jmeter.warmUp();
            jmeter.awaitEnd(session.patience());
            Arrivals closed = jmeter.arrivals("/closed");
            Arrivals rising = jmeter.arrivals("/steps");
            double ownRate = closed.rate(SETTLE, SETTLE + seconds);
            double high = SETTLE + steps.beginOfNearest(HIGH_SHARE * ownRate);
            figures.add(sampler.named(CLOSED), micros(jmeter, closed, SETTLE));
            figures.add(sampler.named(CLOSED_RATE), ownRate);
            figures.add(sampler.named(HIGH), micros(jmeter, rising, high));
            figures.add(sampler.named(HIGH_RATE), rising.rate(high, high + seconds));
            figures.add(sampler.named(LOW), micros(jmeter, jmeter.arrivals("/low"), SETTLE));
            figures.add(sampler.named(SUSTAINED), steps.sustained(rising, SETTLE));
        }
    }

    private double micros(Generator jmeter, Arrivals arrivals, double from) {
        return jmeter.microsPerRequest(arrivals, from, from + seconds);
    }

    private String text(String prefix, Steps steps) {
        String settle = phase(steps.perSecond().get(0), SETTLE);
        return plan(
                groups.warmUp(prefix, WARM_UP_SHARE * closedRate),
                groups.closed(prefix + "/closed", SETTLE + seconds),
                groups.scheduled(prefix + "/low", phase(LOW_RATE, SETTLE + seconds)),
                groups.scheduled(prefix + "/steps", settle + "; " + steps.text(rate -> phase(rate, seconds), "; ")));
    }
}
