package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleRecorderTest {

    private final SampleRecorder recorder = new SampleRecorder();
    private final SampleMoments sample = new SampleMoments();

    @Test
    void theResponseTimeBeginsAtThePlannedMomentAndTheServiceTimeAtTheSending() {
        sample.planned(1_000_000, "steady");
        sample.sent(4_000_000);
        sample.ended(9_000_000);
        recorder.succeeded("POST", sample);

        SampleStatistics statistics = recorder.byLabel(phase -> true).getOrDefault("POST", SampleStatistics.none());

        assertThat(statistics.responseTime().maxNanos()).isCloseTo(8_000_000L, withinPercentage(0.1));
        assertThat(statistics.serviceTime().maxNanos()).isCloseTo(5_000_000L, withinPercentage(0.1));
        assertThat(statistics.firstSentNanos()).isEqualTo(4_000_000);
        assertThat(statistics.lastEndedNanos()).isEqualTo(9_000_000);
    }

    @Test
    void labelsBeyondTheLimitAreRecordedTogetherAndNoSampleIsLost() {
        SampleRecorder bounded = new SampleRecorder(3);
        for (String phase : List.of("warmup", "steady")) {
            for (int i = 0; i < 1000; i++) {
                sample.planned(0, phase);
                sample.sent(i);
                sample.ended(i + 1);
                bounded.succeeded("GET /item/" + i % 20, sample);
            }
        }

        assertThat(bounded.byLabel(phase -> true).keySet())
                .containsExactly(SampleRecorder.OTHERS, "GET /item/0", "GET /item/1", "GET /item/2");
        assertThat(bounded.bySeries()).hasSize(2 * 4);
        assertThat(requests(bounded, SampleRecorder.OTHERS)).isEqualTo(2 * 17 * 50);
        assertThat(requests(bounded, "GET /item/2")).isEqualTo(2 * 50);
        assertThat(bounded.folded()).isEqualTo(new BoundedNames.Folded(3, 17, BoundedNames.Count.EXACT));
        assertThat(bounded.nameOf("GET /item/2")).isEqualTo("GET /item/2");
        assertThat(bounded.nameOf("GET /item/3")).isEqualTo(SampleRecorder.OTHERS);
    }

    @Test
    void howManyLabelsThereWereIsCountedInBoundedMemoryToo() {
        SampleRecorder bounded = new SampleRecorder(3);
        for (int i = 0; i < 100_000; i++) {
            sample.sent(i);
            sample.ended(i + 1);
            bounded.succeeded("GET /item/" + i, sample);
        }

        assertThat(bounded.folded()).isEqualTo(new BoundedNames.Folded(3, 30, BoundedNames.Count.AT_LEAST));
        assertThat(requests(bounded, SampleRecorder.OTHERS)).isEqualTo(100_000 - 3);
    }

    @Test
    void threadsThatMeetNewLabelsAtOnceRecordNoMoreThanTheLimitByName() throws InterruptedException {
        SampleRecorder bounded = new SampleRecorder(50);
        List<Thread> threads = IntStream.range(0, 8)
                .mapToObj(thread -> new Thread(() -> {
                    SampleMoments own = new SampleMoments();
                    for (int i = 0; i < 200; i++) {
                        own.sent(i);
                        own.ended(i + 1);
                        bounded.succeeded("label " + i, own);
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        Map<String, SampleStatistics> labels = bounded.byLabel(phase -> true);
        assertThat(labels).hasSize(51).containsKey(SampleRecorder.OTHERS);
        assertThat(labels.remove(SampleRecorder.OTHERS)).isNotNull();
        assertThat(labels.values()).allMatch(label -> label.requests() == 8);
        assertThat(bounded.folded().others()).isEqualTo(150);
    }

    @Test
    void aSampleWithoutAPlanOfItsOwnDoesNotInheritThePreviousOne() {
        sample.planned(0, "steady");
        sample.sent(5);
        sample.ended(6);
        sample.sent(1000);
        sample.ended(1001);

        assertThat(sample.responseNanos()).isEqualTo(sample.serviceNanos()).isEqualTo(1);
        assertThat(sample.phase()).isEqualTo("steady");
    }

    @Test
    void aSampleIsCompleteWhenItsEndWasSeen() {
        assertThat(sample.complete()).isFalse();
        sample.sent(1);
        assertThat(sample.complete()).isFalse();
        sample.ended(2);
        assertThat(sample.complete()).isTrue();
        sample.sent(3);
        assertThat(sample.complete()).isFalse();
    }

    @Test
    void ofTwoMonitorsOfTheSameSampleTheFirstIsRightAndThePlanStays() {
        sample.planned(0, "steady");
        sample.sent(5);
        sample.sent(6);
        sample.ended(15);
        sample.ended(16);

        assertThat(sample.lagNanos()).isEqualTo(5);
        assertThat(sample.serviceNanos()).isEqualTo(10);
        assertThat(sample.responseNanos()).isEqualTo(15);
    }

    @Test
    void phasesThatAreNotWantedDoNotCount() {
        record("warmup", "POST");
        record("steady", "POST");
        record("spike", "POST");
        record("warmup", "GET");

        assertThat(recorder.byLabel(phase -> !phase.equals("warmup"))).containsOnlyKeys("POST");
        assertThat(recorder.byLabel(phase -> !phase.equals("warmup"))
                        .getOrDefault("POST", SampleStatistics.none())
                        .requests())
                .isEqualTo(2);
        assertThat(recorder.byLabel(phase -> true)).containsOnlyKeys("GET", "POST");
    }

    @Test
    void failuresCountAsRequestsToo() {
        record("", "POST");
        recorder.failed("POST", sample);

        SampleStatistics statistics = recorder.byLabel(phase -> true).getOrDefault("POST", SampleStatistics.none());

        assertThat(statistics.requests()).isEqualTo(2);
        assertThat(statistics.failures()).isEqualTo(1);
        assertThat(statistics.successes()).isEqualTo(1);
    }

    private void record(String phase, String label) {
        sample.planned(0, phase);
        sample.sent(1);
        sample.ended(2);
        recorder.succeeded(label, sample);
    }

    private static long requests(SampleRecorder recorder, String label) {
        return recorder.byLabel(phase -> true)
                .getOrDefault(label, SampleStatistics.none())
                .requests();
    }
}
