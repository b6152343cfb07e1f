package io.writeproof.bench.load;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * Rates that follow one another, each for the same time, and how many of them a generator kept.
 *
 * @param perSecond the rates, rising
 * @param seconds of each
 */
record Steps(List<Double> perSecond, double seconds) {

    /** How far behind its plan a generator may be at the end of a step. */
    private static final double LAG_SECONDS = 0.05;

    /** And which part of what was planned until then may be missing beside. */
    private static final double MISSING = 0.001;

    double total() {
        return seconds * perSecond.size();
    }

    /** When the step begins whose rate is the nearest, in seconds after the first one began. */
    double beginOfNearest(double rate) {
        int nearest = 0;
        for (int i = 1; i < perSecond.size(); i++) {
            if (Math.abs(perSecond.get(i) - rate) < Math.abs(perSecond.get(nearest) - rate)) {
                nearest = i;
            }
        }
        return nearest * seconds;
    }

    /** Each step in a generator's own words. */
    String text(DoubleFunction<String> step, String between) {
        return perSecond.stream().map(step::apply).collect(Collectors.joining(between));
    }

    /** A number as every schedule language reads it. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /**
     * The highest rate at whose end the requests planned so far had reached the server, as for every rate before it; NaN when
     * it kept none.
     *
     * @param from when the steps began, in seconds after the first arrival
     */
    double sustained(Arrivals arrivals, double from) {
        double sustained = Double.NaN;
        double planned = 0;
        double end = from;
        for (double rate : perSecond) {
            planned += rate * seconds;
            end += seconds;
            if (arrivals.count(from, end) < planned * (1 - MISSING) - rate * LAG_SECONDS) {
                return sustained;
            }
            sustained = rate;
        }
        return sustained;
    }
}
