package io.writeproof.threshold;

import java.util.Set;

/**
 * A statistic of how long samples took.
 *
 * @param timing from which moment on
 */
record Timed(Timing timing, Statistic statistic) implements Measure {

    /** From which moment on a sample is timed. */
    enum Timing {
        /** From the planned send, so that it includes what a request waited for its turn. */
        RESPONSE("", "response time"),
        /** From the actual send. */
        SERVICE("service.", "service time");

        private final String prefix;
        private final String noun;

        Timing(String prefix, String noun) {
            this.prefix = prefix;
            this.noun = noun;
        }

        String prefix() {
            return prefix;
        }
    }

    double millis(Traffic traffic) {
        return statistic.nanos(
                        switch (timing) {
                            case RESPONSE -> traffic.samples().responseTime();
                            case SERVICE -> traffic.samples().serviceTime();
                        })
                / 1e6;
    }

    @Override
    public Unit unit() {
        return Unit.MILLISECONDS;
    }

    @Override
    public String noun() {
        return statistic.adjective() + " " + timing.noun;
    }

    @Override
    public Set<Suffix> suffixes() {
        return Suffix.ALL;
    }

    @Override
    public boolean grows() {
        return statistic == Aggregate.MAX;
    }

    @Override
    public String toString() {
        return timing.prefix + statistic;
    }
}
