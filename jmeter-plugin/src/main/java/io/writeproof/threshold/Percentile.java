package io.writeproof.threshold;

import io.writeproof.latency.Latencies;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A percentile.
 *
 * @param percent 0 to 100, with any decimals; 0 is the shortest duration, 100 the longest
 */
record Percentile(BigDecimal percent) implements Statistic {

    static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** So many samples have to lie beyond a percentile, or a single one more or less moves it far. */
    private static final BigDecimal SAMPLES_BEYOND = BigDecimal.TEN;

    @Override
    public double nanos(Latencies latencies) {
        return latencies.percentileNanos(percent.doubleValue());
    }

    @Override
    public String adjective() {
        return toString();
    }

    /** Ten beyond the percentile on its thinner side: 1000 for p99 and p1, 20 for p50. One is the shortest or longest. */
    @Override
    public long leastSamples() {
        BigDecimal beyond = percent.min(HUNDRED.subtract(percent));
        return beyond.signum() == 0
                ? 1
                : SAMPLES_BEYOND
                        .multiply(HUNDRED)
                        .divide(beyond, 0, RoundingMode.CEILING)
                        .longValue();
    }

    @Override
    public String toString() {
        return "p" + percent.toPlainString();
    }
}
