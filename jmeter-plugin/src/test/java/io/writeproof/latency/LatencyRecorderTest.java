package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
        assertThat(latencies.maxNanos()).isCloseTo(LatencyRecorder.LONGEST_NANOS, withinPercentage(RESOLUTION));
    }

    @Test
    void nothingIsLostWhenManyThreadsRecordWhileOneReads() {
        IntStream.range(0, 8).parallel().forEach(thread -> {
            for (int i = 0; i < 10_000; i++) {
                recorder.record(i);
                if (i % 1000 == 0) {
                    recorder.snapshot();
                }
            }
        });

        assertThat(recorder.snapshot().count()).isEqualTo(80_000);
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
    void aPercentileOutsideItsRangeIsRefused() {
        assertThatThrownBy(() -> Latencies.none().percentileNanos(0))
                .hasMessage("a percentile is more than 0 and at most 100, not 0.0");
        assertThatThrownBy(() -> Latencies.none().percentileNanos(100.1)).isInstanceOf(IllegalArgumentException.class);
    }
}
