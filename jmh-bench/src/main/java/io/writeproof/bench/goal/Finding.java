package io.writeproof.bench.goal;

import java.util.Locale;

/**
 * One figure beside what was asked of it.
 *
 * @param goal the goal's number, {@code G1} and so on
 * @param what in words: of what, to what, under which load
 * @param bound which side of the limit is good
 * @param limit what is asked
 * @param measured what was found
 */
public record Finding(String goal, String what, Bound bound, double limit, Ratio measured) {

    /** Which side of a limit is good. */
    public enum Bound {
        AT_LEAST(">="),
        AT_MOST("<=");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }
    }

    /** The larger, the better. */
    public static Finding atLeast(double limit, String goal, String what, Ratio measured) {
        return new Finding(goal, what, Bound.AT_LEAST, limit, measured);
    }

    /** The smaller, the better. */
    public static Finding atMost(double limit, String goal, String what, Ratio measured) {
        return new Finding(goal, what, Bound.AT_MOST, limit, measured);
    }

    /** Whether the median is on the good side of the limit, or on it. */
    public boolean reached() {
        return bound == Bound.AT_LEAST ? measured.median() >= limit : measured.median() <= limit;
    }

    /** The number in the goal's name, to sort by. */
    int number() {
        return Integer.parseInt(goal.substring(1));
    }

    /** One line of the table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-4s %-62s %s %5.2f  %7.2f  (%.2f to %.2f)  %s",
                goal,
                what,
                bound.sign,
                limit,
                measured.median(),
                measured.lowest(),
                measured.highest(),
                reached() ? "\u2713" : "\u2717");
    }
}
