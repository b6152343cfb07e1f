package io.writeproof.bench.load;

import static io.writeproof.bench.load.PlanText.arrivalSchedule;
import static io.writeproof.bench.load.PlanText.threads;

import io.writeproof.bench.load.PlanText.Sampler;

/**
 * The thread groups that plans with Arrival Schedule are made of: one after another in one JVM and so on the same compiled
 * code, each with a path of its own.
 *
 * @param session whose server they ask
 * @param sampler who sends the requests
 */
record LoadGroups(LoadSession session, Sampler sampler) {

    /** Threads, and so connections, of each thread group. */
    static final int THREADS = 64;

    /**
     * Seconds of each thread group before its window: its threads make their clients and connections, and the JVM compiles
     * what is new to it.
     */
    static final double SETTLE = 3;

    private static final String EVEN = "%s/s for %ss";

    /** A group whose threads send as fast as they can. */
    String closed(String path, double time) {
        return threads(
                THREADS,
                1 + (long) Math.ceil(time),
                sampler.request(session.target().port(), path, ""));
    }

    /** A group that ends with its schedule. */
    String scheduled(String path, String schedule) {
        return threads(THREADS, 0, sampler.request(session.target().port(), path, arrivalSchedule(schedule)));
    }

    /** Half of the warm-up in a closed loop, half at a rate. */
    String warmUp(String prefix, double perSecond) {
        double half = session.warmUp() / 2;
        // Whole seconds, from before the first request on: longer than the warm-up.
        return closed(prefix + "/warm-up", half) + scheduled(prefix + "/warm-up/schedule", phase(perSecond, half + 1));
    }

    /** A phase of a schedule, evenly spaced. */
    static String phase(double perSecond, double time) {
        return EVEN.formatted(Steps.number(perSecond), Steps.number(time));
    }
}
