package io.writeproof.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.threshold.Measurements.Finding;
import io.writeproof.threshold.Measurements.RunMeasurements;
import io.writeproof.threshold.Measurements.State;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private final SampleRecorder recorder = new SampleRecorder();
    private @Nullable Finding parity = new Finding(State.NOT_OK, "3 of 1000 acknowledged keys have no row");

    /** 998 samples of POST that took 10 ms, one of 300 ms, one failure of 1 ms; 10 seconds at a target of 100/s. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            achieved_rate >= 0.98 * target | true  | achieved 99.9/s >= required 98.0/s (0.98 of target 100/s)
            achieved_rate >= target        | false | achieved 99.9/s < required 100.0/s (1 of target 100/s)
            achieved_rate >= 99.95/s       | false | achieved 99.9/s < required 99.95/s
            achieved_rate(POST) >= 50      | true  | POST: achieved 99.9/s >= required 50/s
            p99 <= 250ms                   | true  | p99 response time 10.0 ms <= limit 250 ms
            p99.99 <= 0.25s                | false | p99.99 response time 300.2 ms > limit 250 ms
            p50 <= 0                       | false | p50 response time 10.0 ms > limit 0 ms
            max < 301                      | true  | longest response time 300.2 ms < limit 301 ms
            p99 <= none                    | true  | p99 response time 10.0 ms, no limit configured
            error_rate <= 1%               | true  | error rate 0.10 % <= limit 1 % (1 of 1000 requests failed)
            error_rate <= 0.0005           | false | error rate 0.10 % > limit 0.05 % (1 of 1000 requests failed)
            errors == 0                    | false | failed requests 1 != required 0
            errors(POST) != 0              | true  | POST: failed requests 1 != required 0
            requests >= 1000               | true  | requests 1000 >= required 1000
            parity == ok                   | false | 3 of 1000 acknowledged keys have no row
            parity == none                 | true  | no limit configured
            parity.lost == 0               | false | lost keys 3 != required 0
            parity.orphan == 0             | false | no data: orphan rows (parity.orphan) was not measured in this run
            p99(GET) <= 1                  | false | no data: no measured sample has the label `GET`; labels seen: POST
            """)
    void judges(String rule, boolean passed, String reason) {
        tenSecondsOfPosts();

        Outcome outcome = judge(rule, 100.0);

        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.passed()).isEqualTo(passed);
    }

    @Test
    void withoutAScheduleThereIsNoTarget() {
        tenSecondsOfPosts();
        assertThat(judge("achieved_rate >= 0.98 * target", null).reason())
                .isEqualTo("no target: the plan has no Arrival Schedule that plans measured requests");
    }

    @Test
    void withoutAnySampleEveryGateIsBroken() {
        parity = null;
        for (String rule : new String[] {"p99 <= 1", "error_rate <= 1", "achieved_rate >= 0", "errors == 0"}) {
            assertThat(judge(rule, 100.0)).satisfies(outcome -> {
                assertThat(outcome.passed()).isFalse();
                assertThat(outcome.reason()).isEqualTo("no data: there was no sample in a measured phase");
            });
        }
        assertThat(judge("parity == ok", null).reason()).isEqualTo("no data: parity was not checked");
        assertThat(judge("p99(A) <= 1", null).reason()).endsWith("labels seen: none");
        assertThat(judge("p99 <= none", null).passed()).isTrue();
    }

    @Test
    void aLatencyOfFailuresAloneIsNoLatency() {
        sample(1, 5);
        assertThat(judge("p99 <= 1s", null).reason()).isEqualTo("no data: none of 5 requests succeeded");
    }

    private Outcome judge(String rule, @Nullable Double target) {
        Map<String, Traffic> labels = recorder.byLabel(phase -> true).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, label -> new Traffic(label.getValue(), 10)));
        SampleStatistics total =
                labels.values().stream().map(Traffic::samples).reduce(SampleStatistics.none(), SampleStatistics::plus);
        RunMeasurements run = new RunMeasurements(Map.of(Metric.PARITY_LOST, 3.0), parity);
        Measurements measurements = new Measurements(new Traffic(total, 10), labels, target, run);
        return new Judge(measurements).judge(RuleParser.parse(rule).get(0));
    }

    private void tenSecondsOfPosts() {
        SampleMoments moments = new SampleMoments();
        for (int i = 0; i < 999; i++) {
            moments.sent(0);
            moments.ended(i == 0 ? 300_000_000 : 10_000_000);
            recorder.succeeded("POST", moments);
        }
        sample(1, 1);
    }

    private void sample(long millis, int failures) {
        SampleMoments moments = new SampleMoments();
        moments.sent(0);
        moments.ended(millis * 1_000_000);
        for (int i = 0; i < failures; i++) {
            recorder.failed("POST", moments);
        }
    }
}
