package io.writeproof.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

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
}
