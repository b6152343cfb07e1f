package io.writeproof.schedule;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * As many arrivals as the rate plans, at the moments of a Poisson process that happens to have that many.
 *
 * <p>Independent users come so: the gaps are exponential, and bunches happen. The number is the planned one, where a plain
 * Poisson process of n arrivals would miss it by about √n, so the achieved rate can be held against the target.
 */
record Poisson(LinearRate rate) implements Shape {

    @Override
    public long arrivals(Duration duration) {
        return rate.arrivals(duration);
    }

    @Override
    public long arrivalsUntil(Duration passed, Duration duration) {
        return rate.arrivalsUntil(passed, duration);
    }

    @Override
    public double meanRate(Duration duration) {
        return rate.meanRate(duration);
    }

    @Override
    public double peakRate(Duration duration) {
        return rate.peakRate(duration);
    }

    @Override
    public LongUnaryOperator plan(Duration duration, long seed) {
        RandomMoments moments = new RandomMoments(arrivals(duration), seed);
        double area = rate.area(duration).doubleValue();
        RateLine line = rate.line(duration);
        return number -> {
            double left = moments.next();
            return line.nanosAt(area * (1 - left), area * left);
        };
    }

    @Override
    public boolean random() {
        return true;
    }

    @Override
    public Poisson times(BigDecimal factor) {
        return new Poisson(rate.times(factor));
    }

    @Override
    public String toText(String duration) {
        return "poisson " + rate.toText(duration);
    }
}
