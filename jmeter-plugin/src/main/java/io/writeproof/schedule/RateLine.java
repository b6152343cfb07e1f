package io.writeproof.schedule;

/**
 * A straight line of rate over time, which tells when so many arrivals are due. Immutable.
 *
 * <p>The arrivals due after t are a·t + s·t²/2, with the rate a at one end and the slope s. Of the two forms of the
 * solution, t = 2n / (a + √(a² + 2·s·n)) loses no digits as long as s is not negative. So a rising line is solved from its
 * start, and a falling one from its end.
 *
 * @param from arrivals per nanosecond at the start
 * @param to arrivals per nanosecond at the end
 * @param lengthNanos from start to end
 */
record RateLine(double from, double to, long lengthNanos) {

    /**
     * The moment at which so many arrivals were due.
     *
     * @param done arrivals from the start to the moment
     * @param left arrivals from the moment to the end
     * @return nanoseconds after the start, from 0 to the length
     */
    long nanosAt(double done, double left) {
        return from <= to
                ? Math.min(lengthNanos, Math.round(nanosFrom(from, done)))
                : Math.max(0, lengthNanos - Math.round(nanosFrom(to, left)));
    }

    private double nanosFrom(double lowEnd, double arrivals) {
        if (arrivals <= 0) {
            return 0;
        }
        double slope = Math.abs(to - from) / lengthNanos;
        return 2 * arrivals / (lowEnd + Math.sqrt(lowEnd * lowEnd + 2 * slope * arrivals));
    }
}
