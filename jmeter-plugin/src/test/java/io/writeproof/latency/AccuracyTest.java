package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Percentiles against the exact ones of the same samples, for distributions of many shapes and sizes. */
class AccuracyTest {

    private static final double THREE_DIGITS = 0.001;
    private static final double FINEST_NANOS = 64;

    /** Shapes of distributions. */
    enum Shape {
        UNIFORM,
        EXPONENTIAL,
        LOG_NORMAL,
        HEAVY_TAIL,
        TWO_HUMPS,
        ALL_THE_SAME,
        TINY;

        long nanos(Random random) {
            return switch (this) {
                case UNIFORM -> random.nextInt(1_000_000_000);
                case EXPONENTIAL -> (long) (-20e6 * Math.log(1 - random.nextDouble()));
                case LOG_NORMAL -> (long) (5e6 * Math.exp(0.9 * random.nextGaussian()));
                case HEAVY_TAIL -> (long) Math.min(3e12, 1e6 / Math.pow(1 - random.nextDouble(), 1 / 1.1));
                case TWO_HUMPS -> (long) Math.abs((random.nextInt(10) == 0 ? 1e9 : 2e6) + 1e5 * random.nextGaussian());
                case ALL_THE_SAME -> 123_456_789;
                case TINY -> random.nextInt(300);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPercentileIsTheExactOneToThreeDigits(Shape shape) {
        Random random = new Random(20_261_121);
        for (int round = 0; round < 30; round++) {
            int size = 1 + random.nextInt(round % 3 == 0 ? 20 : 20_000);
            long[] exact =
                    LongStream.generate(() -> shape.nanos(random)).limit(size).toArray();
            LatencyRecorder recorder = new LatencyRecorder();
            Arrays.stream(exact).forEach(recorder::record);
            Arrays.sort(exact);
            Latencies latencies = recorder.snapshot();

            LongUnaryOperator rank = count -> exact[(int) Math.max(1, count) - 1];
            for (double percentile : new double[] {0, 0.1, 1, 12.5, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 100}) {
                long wanted = (long) Math.ceil(percentile / 100 * size - 1e-9);
                assertClose(latencies.percentileNanos(percentile), rank.applyAsLong(wanted));
            }
            for (int i = 0; i < 200; i++) {
                double percentile = random.nextDouble() * 100;
                assertClose(latencies.percentileNanos(percentile), rank.applyAsLong((long)
                        Math.ceil(percentile / 100 * size)));
            }
            assertThat(latencies.meanNanos())
                    .isCloseTo(Arrays.stream(exact).average().orElse(0), within(tolerance(latencies.meanNanos())));
        }
    }

    private static void assertClose(long actual, long exact) {
        assertThat((double) actual).isCloseTo((double) exact, within(tolerance((double) exact)));
    }

    private static double tolerance(double nanos) {
        return nanos * THREE_DIGITS + FINEST_NANOS;
    }
}
