package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {

    private static final double RESOLUTION = 0.1;

    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void percentilesMayHaveAnyDecimals() {
        LongStream.rangeClosed(1, 100_000).forEach(micros -> recorder.record(micros * 1000));

        Latencies latencies = recorder.snapshot();

        assertThat(latencies.count()).isEqualTo(100_000);
        assertThat(latencies.percentileNanos(50)).isCloseTo(50_000_000L, withinPercentage(RESOLUTION));
        assertThat(latencies.percentileNanos(99.9)).isCloseTo(99_900_000L, withinPercentage(RESOLUTION));
        assertThat(latencies.percentileNanos(99.999)).isCloseTo(99_999_000L, withinPercentage(RESOLUTION));
        assertThat(latencies.meanNanos()).isCloseTo(50_000_500.0, withinPercentage(RESOLUTION));
        assertThat(latencies.maxNanos()).isCloseTo(100_000_000L, withinPercentage(RESOLUTION));
    }

    @Test
    void aSnapshotHoldsEverythingSinceTheBeginningAndStaysAsItIs() {
        recorder.record(1_000_000);
        Latencies first = recorder.snapshot();
        recorder.record(2_000_000);

        assertThat(recorder.snapshot().count()).isEqualTo(2);
        assertThat(first.count()).isEqualTo(1);
    }

    @Test
    void durationsOutsideTheRangeCountAtItsEnds() {
        recorder.record(-5);
        recorder.record(Long.MAX_VALUE);

        Latencies latencies = recorder.snapshot();

        assertThat(latencies.percentileNanos(50)).isLessThan(64);
        assertThat(latencies.maxNanos()).isCloseTo(Buckets.LONGEST_NANOS, withinPercentage(RESOLUTION));
    }

    @Test
    void anyDurationsHaveTheFiguresOfAnHdrHistogram() {
        Random random = new Random(20_261_121);
        List<LongStream> durations = List.of(
                LongStream.of(Long.MIN_VALUE, -1, Buckets.LONGEST_NANOS, Long.MAX_VALUE),
                IntStream.range(0, Long.SIZE - 1).mapToLong(bit -> 1L << bit).flatMap(LatencyRecorderTest::edges),
                random.longs(20_000).map(any -> any >>> random.nextInt(Long.SIZE)));
        Histogram expected = new Histogram(64, Buckets.LONGEST_NANOS, 3);

        durations.stream().flatMapToLong(some -> some).forEach(nanos -> {
            recorder.record(nanos);
            expected.recordValue(Math.max(0, Math.min(nanos, Buckets.LONGEST_NANOS)));
        });

        assertSame(recorder.snapshot(), expected);
    }

    @Test
    void aSingleDurationHasTheFiguresOfAnHdrHistogram() {
        Random random = new Random(20_261_121);

        random.longs(20, 1L << 41, Buckets.LONGEST_NANOS).forEach(any -> {
            long nanos = any >>> random.nextInt(42);
            LatencyRecorder one = new LatencyRecorder();
            one.record(nanos);
            Histogram expected = new Histogram(64, Buckets.LONGEST_NANOS, 3);
            expected.recordValue(nanos);

            assertSame(one.snapshot(), expected);
        });
    }

    @Test
    void nothingIsLostWhenManyThreadsRecordWhileOneReads() throws InterruptedException {
        int threads = 32;
        int each = 2_000_000;
        List<Thread> recording = Stream.generate(() -> new Thread(() -> recordOneValue(each)))
                .limit(threads)
                .toList();
        recording.forEach(Thread::start);

        long before = 0;
        while (recording.stream().anyMatch(Thread::isAlive)) {
            long now = recorder.snapshot().count();
            assertThat(now).isBetween(before, (long) threads * each);
            before = now;
        }
        for (Thread thread : recording) {
            thread.join();
        }

        assertThat(recorder.snapshot().count()).isEqualTo((long) threads * each);
    }

    @Test
    void thePartsOfADistributionAddUp() {
        LatencyRecorder other = new LatencyRecorder();
        recorder.record(1_000_000);
        other.record(3_000_000);

        Latencies both = Latencies.none().plus(recorder.snapshot()).plus(other.snapshot());

        assertThat(both.count()).isEqualTo(2);
        assertThat(both.meanNanos()).isCloseTo(2_000_000.0, withinPercentage(RESOLUTION));
    }

    @Test
    void thereAreAShortestDurationAndADeviation() {
        LatencyRecorder recorder = new LatencyRecorder();
        recorder.record(1_000_000);
        recorder.record(3_000_000);

        Latencies latencies = recorder.snapshot();

        assertThat((double) latencies.percentileNanos(0)).isCloseTo(1_000_000.0, withinPercentage(RESOLUTION));
        assertThat(latencies.standardDeviationNanos()).isCloseTo(1_000_000.0, withinPercentage(RESOLUTION));
        assertThat(Latencies.none().standardDeviationNanos()).isZero();
    }

    @Test
    void aPercentileOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> Latencies.none().percentileNanos(-0.1))
                .hasMessage("a percentile is 0 to 100, not -0.1");
        assertThatThrownBy(() -> Latencies.none().percentileNanos(100.1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** A power of two and the end of the first bucket from there, and their neighbours. */
    private static LongStream edges(long power) {
        return LongStream.of(power, power + power / 1024).flatMap(edge -> LongStream.rangeClosed(edge - 1, edge + 1));
    }

    private static void assertSame(Latencies actual, Histogram expected) {
        assertThat(actual.count()).isEqualTo(expected.getTotalCount());
        assertThat(actual.maxNanos()).isEqualTo(expected.getMaxValue());
        assertThat(actual.minNanos()).isEqualTo(expected.getMinValue());
        assertThat(actual.meanNanos()).isEqualTo(expected.getMean());
        assertThat(actual.standardDeviationNanos()).isCloseTo(expected.getStdDeviation(), withinPercentage(1e-6));
        for (int i = 0; i <= 1000; i++) {
            assertThat(actual.percentileNanos(i / 10.0)).isEqualTo(expected.getValueAtPercentile(i / 10.0));
        }
    }

    /** One value for long, so that threads meet in its bucket. */
    private void recordOneValue(int times) {
        for (int i = 0; i < times; i++) {
            recorder.record(1_000_000);
        }
    }
}
