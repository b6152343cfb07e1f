package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The intervals of a run: nothing twice, nothing lost. */
class IntervalTest {

    private final SampleRecorder recorder = new SampleRecorder();
    private final SampleMoments sample = new SampleMoments();

    @Test
    void anIntervalHasWhatWasRecordedSinceTheLastOne() {
        record("steady", "POST", 5, 10);
        Interval first = recorder.interval(0, 1);
        record("steady", "POST", 0, 30);
        record("spike", "GET", 0, 40);
        Interval second = recorder.interval(1, 2);

        assertThat(first.series()).containsOnlyKeys(new SeriesName("steady", "POST"));
        assertThat(second.series()).containsOnlyKeys(new SeriesName("spike", "GET"), new SeriesName("steady", "POST"));
        assertThat(second.sum(name -> true).requests()).isEqualTo(2);
        assertThat(recorder.interval(2, 3).series()).isEmpty();
    }

    @Test
    void aSeriesThatRestedTellsWhatComesAfter() {
        record("steady", "POST", 5, 10);
        recorder.interval(0, 1);
        recorder.interval(1, 2);
        record("steady", "POST", 7, 30);

        SampleStatistics third = recorder.interval(2, 3).sum(name -> true);

        assertThat(third.requests()).isEqualTo(1);
        assertThat(third.lag()).isEqualTo(new SampleLag(millis(7), millis(7), 1));
        assertThat(whole().count()).isEqualTo(2);
    }

    @Test
    void theSumOfManyIsThatOfOneAfterTheOther() {
        recordAny(new Random(7), 3000);
        record("warmup", "GET", 0, 3_700_000);

        List<SampleStatistics> parts = List.copyOf(recorder.bySeries().values());
        SampleStatistics sum = SampleStatistics.sum(parts.stream());
        SampleStatistics one = parts.stream().reduce(SampleStatistics.none(), SampleStatistics::plus);

        assertThat(parts).hasSize(3);
        assertThat(sum)
                .usingRecursiveComparison()
                .isEqualTo(one)
                .isNotEqualTo(parts.get(0))
                .isNotEqualTo(SampleStatistics.sum(Stream.of()));
        assertThat(SampleStatistics.sum(Stream.of(SampleStatistics.none()))).isEqualTo(SampleStatistics.none());
    }

    @Test
    void theLongestLagIsThatOfTheIntervalAndOfTheWholeRunThatOfAll() {
        record("steady", "POST", 50, 10);
        SampleLag first = recorder.interval(0, 1).sum(name -> true).lag();
        record("steady", "POST", 20, 10);
        SampleLag second = recorder.interval(1, 2).sum(name -> true).lag();
        record("steady", "POST", 1, 10);

        assertThat(first).isEqualTo(new SampleLag(millis(50), millis(50), 1));
        assertThat(second).isEqualTo(new SampleLag(millis(20), millis(20), 1));
        assertThat(recorder.bySeries().get(new SeriesName("steady", "POST")))
                .extracting(SampleStatistics::lag)
                .isEqualTo(new SampleLag(millis(71), millis(50), 2));
    }

    @Test
    void theIntervalsAddUpToTheRunWhateverIsRecordedMeanwhile() throws InterruptedException {
        int each = 200_000;
        List<Thread> recording = IntStream.range(0, 8)
                .mapToObj(seed -> new Thread(() -> recordAny(new Random(seed), each)))
                .toList();
        recording.forEach(Thread::start);

        SampleStatistics sum = SampleStatistics.none();
        while (recording.stream().anyMatch(Thread::isAlive)) {
            sum = sum.plus(recorder.interval(0, 1).sum(name -> true));
        }
        for (Thread thread : recording) {
            thread.join();
        }
        sum = sum.plus(recorder.interval(0, 1).sum(name -> true));

        SampleStatistics whole =
                recorder.bySeries().values().stream().reduce(SampleStatistics.none(), SampleStatistics::plus);
        assertThat(sum.requests()).isEqualTo(8L * each).isEqualTo(whole.requests());
        assertThat(sum.failures()).isPositive().isEqualTo(whole.failures());
        assertThat(sum.serviceTime().count()).isEqualTo(8L * each);
        assertThat(sum.lag()).isEqualTo(whole.lag());
        for (double percentile : new double[] {0, 1, 50, 99, 99.99, 100}) {
            assertThat(sum.responseTime().percentileNanos(percentile))
                    .isEqualTo(whole.responseTime().percentileNanos(percentile));
        }
    }

    @Test
    void whatIsTakenAwayFromAWholeLeavesTheRest() {
        record("steady", "POST", 0, 10);
        Latencies before = whole();
        Stream.of(10, 20, 3000).forEach(ms -> record("steady", "POST", 0, ms));

        Latencies rest = whole().minus(before);

        assertThat(rest.count()).isEqualTo(3);
        assertThat(whole().minus(whole()).count()).isZero();
        assertThat(rest.plus(before).meanNanos()).isEqualTo(whole().meanNanos());
    }

    private Latencies whole() {
        return recorder.byLabel(phase -> true)
                .getOrDefault("POST", SampleStatistics.none())
                .responseTime();
    }

    private void recordAny(Random random, int times) {
        SampleMoments own = new SampleMoments();
        for (int i = 0; i < times; i++) {
            own.planned(0, i % 2 == 0 ? "steady" : "spike");
            own.sent(random.nextInt(3_000_000));
            own.ended(3_000_000 + random.nextInt(500_000_000));
            if (random.nextInt(10) == 0) {
                recorder.failed("POST", own);
            } else {
                recorder.succeeded("POST", own);
            }
        }
    }

    private void record(String phase, String label, long lagMillis, long tookMillis) {
        sample.planned(0, phase);
        sample.sent(millis(lagMillis));
        sample.ended(millis(lagMillis + tookMillis));
        recorder.succeeded(label, sample);
    }

    private static long millis(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
