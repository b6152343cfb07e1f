package io.writeproof.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.writeproof.export.LoadFigures.LastSecond;
import io.writeproof.export.LoadFigures.PhaseState;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.target.Exposition;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadPageTest {

    private static final Map<String, String> WORK = Map.of("label", "GET /work", "phase", "steady");

    private final SampleRecorder recorder = new SampleRecorder();
    private final SampleMoments sample = new SampleMoments();

    @Test
    void requestsFailuresAndLatenessAreCountersByLabelAndPhase() {
        record("steady", 0, 3);
        record("steady", 2, 5);
        sample.planned(0, "spike");
        sample.sent(0);
        sample.ended(1);
        recorder.failed("GET \"slow\"", sample);
        Exposition page = page();

        assertThat(page.types())
                .contains(
                        entry("writeproof_requests_total", "counter"),
                        entry("writeproof_failures_total", "counter"),
                        entry("writeproof_late_requests_total", "counter"),
                        entry("writeproof_lag_seconds_total", "counter"));
        Map<String, String> slow = Map.of("label", "GET \"slow\"", "phase", "spike");
        assertThat(series(page, "writeproof_requests_total")).containsOnly(entry(WORK, 2.0), entry(slow, 1.0));
        assertThat(series(page, "writeproof_failures_total")).containsOnly(entry(WORK, 0.0), entry(slow, 1.0));
        assertThat(series(page, "writeproof_late_requests_total")).containsOnly(entry(WORK, 1.0), entry(slow, 0.0));
        assertThat(series(page, "writeproof_lag_seconds_total").get(WORK)).isCloseTo(0.002, within(1e-9));
    }

    @Test
    void timesAreHistogramsWhoseBucketsAddUp() {
        record("steady", 0, 3);
        record("steady", 2, 5);
        record("steady", 0, 40_000);
        Exposition page = page();

        assertThat(page.types()).containsEntry("writeproof_response_time_seconds", "histogram");
        assertThat(bucket(page, "response", "0.0025")).isZero();
        assertThat(bucket(page, "response", "0.003")).isEqualTo(1);
        assertThat(bucket(page, "response", "0.005")).isEqualTo(2);
        assertThat(bucket(page, "response", "30.0")).isEqualTo(2);
        assertThat(bucket(page, "response", "+Inf")).isEqualTo(3);
        assertThat(bucket(page, "service", "0.003")).isEqualTo(2);
        assertThat(series(page, "writeproof_response_time_seconds_count")).containsEntry(WORK, 3.0);
        assertThat(series(page, "writeproof_response_time_seconds_sum").get(WORK))
                .isCloseTo(40.008, within(0.04));
    }

    @Test
    void quantilesAreExactToThreeDigits() {
        for (int millis = 1; millis <= 1000; millis++) {
            record("steady", 0, millis);
        }
        Map<Map<String, String>, Double> quantiles = series(page(), "writeproof_phase_response_time_seconds");

        assertThat(quantiles).hasSize(5);
        assertThat(quantiles.get(with(WORK, "quantile", "0.99"))).isCloseTo(0.990, within(0.001));
        assertThat(quantiles.get(with(WORK, "quantile", "0.5"))).isCloseTo(0.500, within(0.001));
    }

    @Test
    void aPageBeforeTheFirstSampleHasTheRunItsPhasesAndWhatIsPlanned() {
        Exposition page = page();

        assertThat(series(page, "writeproof_run_info")).containsOnlyKeys(Map.of("run_id", "the run"));
        assertThat(series(page, "writeproof_phase"))
                .containsOnly(entry(Map.of("phase", "steady"), 1.0), entry(Map.of("phase", "spike"), 0.0));
        assertThat(series(page, "writeproof_planned_rate")).containsValue(50.0);
        assertThat(series(page, "writeproof_achieved_rate")).containsValue(49.0);
        assertThat(series(page, "writeproof_longest_lag_seconds")).containsValue(0.25);
        assertThat(series(page, "writeproof_active_threads")).containsValue(16.0);
        assertThat(page.samples()).doesNotContainKey("writeproof_requests_total");
    }

    @Test
    void whatNothingPlansHasNoPlannedRate() {
        LoadFigures figures = new LoadFigures("run", Map.of(), Map.of(), new LastSecond(null, 0, 0), 1);

        assertThat(parsed(figures).samples())
                .doesNotContainKey("writeproof_planned_rate")
                .containsKey("writeproof_achieved_rate");
    }

    private void record(String phase, int lagMillis, int responseMillis) {
        sample.planned(0, phase);
        sample.sent(TimeUnit.MILLISECONDS.toNanos(lagMillis));
        sample.ended(TimeUnit.MILLISECONDS.toNanos(responseMillis));
        recorder.succeeded("GET /work", sample);
    }

    private Exposition page() {
        return parsed(new LoadFigures(
                "the run",
                recorder.bySeries(),
                Map.of("steady", PhaseState.UNDER_WAY, "spike", PhaseState.IDLE),
                new LastSecond(50.0, 49, 0.25),
                16));
    }

    private static Exposition parsed(LoadFigures figures) {
        return Exposition.parse(new String(LoadPage.of(figures), StandardCharsets.UTF_8));
    }

    private static Map<Map<String, String>, Double> series(Exposition page, String name) {
        return page.samples().getOrDefault(name, Map.of());
    }

    private static double bucket(Exposition page, String time, String bound) {
        return series(page, "writeproof_" + time + "_time_seconds_bucket").getOrDefault(with(WORK, "le", bound), -1.0);
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new HashMap<>(labels);
        more.put(name, value);
        return more;
    }
}
