package io.writeproof.bench.load;

import static io.writeproof.bench.load.PlanText.arrivalSchedule;
import static io.writeproof.bench.load.PlanText.plan;
import static io.writeproof.bench.load.PlanText.threads;

import io.writeproof.bench.load.PlanText.Sampler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * One plan of JMeter with and without Arrival Schedule, in one JVM and so on the same compiled code: thread group after
 * thread group, each with a path of its own.
 */
final class ScheduledPlan {

    /** Threads, and so connections, of each thread group. */
    static final int THREADS = 64;

    static final String CLOSED = "plan in a closed loop: us CPU per request";
    static final String HIGH = "Arrival Schedule, 80 % of the closed loop's rate: us CPU per request";
    static final String LOW = "Arrival Schedule, 1,500/s: us CPU per request";
    static final String SUSTAINED = "Arrival Schedule: highest sustained rate, requests/s";

    /**
     * Seconds of each thread group before its window: its threads make their clients and connections, and the JVM compiles
     * what is new to it.
     */
    private static final double SETTLE = 3;

    private static final double HIGH_SHARE = 0.8;

    /** The share of the warm-up's rate that its second half is sent at, by a schedule. */
    private static final double WARM_UP_SHARE = 0.5;

    /** Beyond 1, because another JVM may have compiled the same plan better than the one that was calibrated with. */
    private static final List<Double> STEP_SHARES =
            List.of(0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.1, 1.2);

    static final double LOW_RATE = 1_500;

    private final LoadSession session;
    private final Sampler sampler;
    private final double seconds;
    private final double closedRate;

    /** {@code closedRate}: requests per second of the closed loop with this sampler, measured before. */
    ScheduledPlan(LoadSession session, Sampler sampler, double closedRate) {
        this.session = session;
        this.sampler = sampler;
        this.seconds = session.seconds();
        this.closedRate = closedRate;
    }

    /** What the figures of a spacing at a rate are called. */
    static String rateError(int perSecond) {
        return "Arrival Schedule, " + perSecond + "/s: rate error in %";
    }

    static String unevenness(int perSecond) {
        return "Arrival Schedule, " + perSecond + "/s: sd per 10 ms / sqrt(mean)";
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
        String plan = plan(
                closed(prefix + "/warm-up", session.warmUp()) + closed(prefix + "/closed", SETTLE + session.seconds()));
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
            figures.add(sampler.named(CLOSED), micros(jmeter, "/closed"));
            figures.add(sampler.named(HIGH), micros(jmeter, "/high"));
            figures.add(sampler.named(LOW), micros(jmeter, "/low"));
            for (int rate : ScheduleGoals.REGULAR_RATES) {
                double end = SETTLE + regular(seconds);
                Arrivals arrivals = jmeter.arrivals("/" + rate);
                double error = arrivals.rate(SETTLE, end) / rate - 1;
                figures.add(sampler.named(rateError(rate)), Math.abs(error) * 100);
                figures.add(sampler.named(unevenness(rate)), arrivals.unevenness(SETTLE, end));
            }
            figures.add(sampler.named(SUSTAINED), steps.sustained(jmeter.arrivals("/steps"), SETTLE));
        }
    }

    /** The regular rates take longer: a request more or less must not look like an error. */
    static double regular(double seconds) {
        return 3 * seconds;
    }

    private double micros(Generator jmeter, String path) throws IOException {
        return jmeter.microsPerRequest(jmeter.arrivals(path), SETTLE, SETTLE + seconds);
    }

    private String text(String prefix, Steps steps) {
        double half = session.warmUp() / 2;
        StringBuilder groups = new StringBuilder(closed(prefix + "/warm-up", half));
        // Whole seconds, from before the first request on: longer than the warm-up.
        groups.append(scheduled(prefix + "/warm-up/schedule", phase(WARM_UP_SHARE * closedRate, half + 1)));
        groups.append(closed(prefix + "/closed", SETTLE + seconds));
        groups.append(scheduled(prefix + "/high", phase(HIGH_SHARE * closedRate, SETTLE + seconds)));
        groups.append(scheduled(prefix + "/low", phase(LOW_RATE, SETTLE + seconds)));
        for (int rate : ScheduleGoals.REGULAR_RATES) {
            groups.append(scheduled(prefix + "/" + rate, phase(rate, SETTLE + regular(seconds))));
        }
        String settle = phase(steps.perSecond().get(0), SETTLE);
        groups.append(scheduled(prefix + "/steps", settle + "; " + steps.text(rate -> phase(rate, seconds), "; ")));
        return plan(groups.toString());
    }

    private String closed(String path, double time) {
        return threads(
                THREADS,
                1 + (long) Math.ceil(time),
                sampler.request(session.target().port(), path, ""));
    }

    private String scheduled(String path, String schedule) {
        return threads(THREADS, 0, sampler.request(session.target().port(), path, arrivalSchedule(schedule)));
    }

    private static String phase(double perSecond, double time) {
        return ScheduleGoals.SPACING.formatted(Steps.number(perSecond), Steps.number(time));
    }
}
