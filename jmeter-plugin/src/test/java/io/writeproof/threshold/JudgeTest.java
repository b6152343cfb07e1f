package io.writeproof.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.latency.SampleRecorder;
import io.writeproof.threshold.Measurements.Finding;
import io.writeproof.threshold.Measurements.RunMeasurements;
import io.writeproof.threshold.Measurements.State;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private final StoredSamples samples = new StoredSamples();
    private final Baseline baseline =
            rule -> rule.subject().startsWith("p50") ? OptionalDouble.of(10) : OptionalDouble.empty();
    private @Nullable Finding parity = new Finding(State.NOT_OK, "3 of 1000 acknowledged keys have no row");
    private @Nullable Long minSamples;

    /** 998 samples of POST that took 10 ms, one of 300 ms, one failure of 1 ms; 10 seconds at a target of 100/s. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            achieved_rate >= 0.98 * target | true  | achieved 99.9/s >= required 98.0/s (0.98 of target 100/s)
            achieved_rate >= target        | false | achieved 99.9/s < required 100.0/s (1 of target 100/s)
            achieved_rate >= 99.95/s       | false | achieved 99.9/s < required 99.95/s
            achieved_rate(POST) >= 50      | true  | POST: achieved 99.9/s >= required 50/s
            rate == 100                    | true  | answers 100.0/s == required 100/s
            p99 <= 250ms                   | true  | p99 response time 10.00 ms <= limit 250 ms
            p99.99 <= 0.25s with 9 samples | false | p99.99 response time 300.2 ms > limit 250 ms
            p99.99 <= 0.25s                | false | insufficient data: p99.99 needs 100000 samples, had 1000
            p99.9 <= 1s                    | false | insufficient data: p99.9 needs 10000 samples, had 1000
            p1 <= 1s                       | true  | p1 response time 10.00 ms <= limit 1000 ms
            p50 <= 0                       | false | p50 response time 10.00 ms > limit 0 ms
            max < 301                      | true  | longest response time 300.2 ms < limit 301 ms
            p100 < 301                     | true  | p100 response time 300.2 ms < limit 301 ms
            min >= 2ms                     | false | shortest response time 0.9999 ms < required 2 ms
            p0 >= 2ms                      | false | p0 response time 0.9999 ms < required 2 ms
            stddev <= 1ms                  | false | standard deviation of the response time 9.172 ms > limit 1 ms
            service.p99 <= 1ms             | false | p99 service time 8.004 ms > limit 1 ms
            mean <= 10ms with 2000 samples | false | insufficient data: mean needs 2000 samples, had 1000
            p99 <= none                    | true  | p99 response time 10.00 ms, no limit configured
            p99.999 <= none                | true  | p99.999 response time 300.2 ms, no limit configured
            error_rate <= 1%               | true  | error rate 0.10 % <= limit 1 % (1 of 1000 requests failed)
            error_rate <= 0.0005           | false | error rate 0.10 % > limit 0.05 % (1 of 1000 requests failed)
            errors == 0                    | false | failed requests 1 != required 0
            errors(POST) != 0              | true  | POST: failed requests 1 != required 0
            requests >= 1000               | true  | requests 1000 >= required 1000
            successes < 999                | false | successful requests 999 >= limit 999
            late <= 4                      | false | late arrivals 5 > limit 4
            lag_max(~P.*~) <= 4ms          | true  | ~P.*~: longest lag 3.000 ms <= limit 4 ms
            never_sent == 0                | false | arrivals never sent 2 != required 0
            parity == ok                   | false | 3 of 1000 acknowledged keys have no row
            parity == none                 | true  | no limit configured
            parity.lost == 0               | false | lost keys 3 != required 0
            parity.orphan == 0             | false | no data: orphan rows (parity.orphan) was not measured in this run
            p99(GET) <= 1                  | false | no data: no measured sample has the label `GET`; labels seen: POST
            p99(~G.*~) <= 1                | false | no data: no measured sample has a label that matches ~G.*~; labels seen: POST
            p50 in staedy <= 1             | false | no data: there is no phase `staedy`; phases: steady, warmup
            p50(POST) in warmup <= 1       | false | no data: there was no sample of POST in warmup
            p50(POST) in steady <= 10      | false | POST in steady: p50 response time 10.002 ms > limit 10 ms
            p50 <= 1.1 * baseline          | true  | p50 response time 10.00 ms <= limit 11.00 ms (1.1 of baseline 10.00 ms)
            p50 <= max(baseline, baseline - 5ms) | false | p50 response time 10.002 ms > limit 10.00 ms (max(baseline, baseline - 5ms), baseline 10.00 ms)
            p50 <= min(1.1 * baseline, 2ms)| false | p50 response time 10.00 ms > limit 2.000 ms (min(1.1 * baseline, 2ms), baseline 10.00 ms)
            p50 in steady <= 1.2 * phase steady   | true  | in steady: p50 response time 10.00 ms <= limit 12.00 ms (1.2 of phase steady 10.00 ms)
            p50(POST) <= phase steady - 5ms       | false | POST: p50 response time 10.00 ms > limit 5.002 ms (phase steady - 5ms, phase steady 10.00 ms)
            achieved_rate >= max(0.9 * target, 1.1 * phase steady) | false | achieved 99.9/s < required 109.9/s (max(0.9 * target, 1.1 * phase steady), target 100/s, phase steady 99.9/s)
            p50 <= 2 * phase stedy                | false | nothing to compare with in phase stedy: no data: there is no phase `stedy`; phases: steady, warmup
            p50 <= 2 * phase warmup               | false | nothing to compare with in phase warmup: no data: there was no sample in warmup
            target.ratio(s, n) >= 7 * phase steady| true  | target.ratio(s, n) 1900 >= required 1645 (7 of phase steady 235.0)
            target.ratio(s, n) in steady <= 30%   | false | in steady: target.ratio(s, n) 23500.0 % > limit 30 %
            target.ratio(s, n) <= none            | true  | target.ratio(s, n) 1900, no limit configured
            mean <= 1.1 * baseline         | false | no baseline: the earlier run does not tell mean
            target.value(a) <= 5           | true  | target.value(a) 4.200 <= limit 5
            target.value(b) <= 5           | false | no metric b
            target.rise(a) <= 10%          | true  | target.rise(a) 20.0 % > limit 10 %, but that may be chance
            target.rise(c) <= 10%          | false | target.rise(c) 20.0 % > limit 10 %
            """)
    void judges(String rule, boolean passed, String reason) {
        tenSecondsOfPosts();

        Outcome outcome = judge(rule);

        assertThat(outcome.reason()).isEqualTo(reason);
        assertThat(outcome.passed()).isEqualTo(passed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            errors == 1       | true  | failed requests 1 == required 1
            errors(POST) == 1 | true  | POST: failed requests 1 == required 1
            errors(GET) == 0  | false | cannot be judged: there were too many labels, so samples of GET may be among those recorded together as `(other labels)`
            errors(~P.*~) == 1| false | cannot be judged: there were too many labels, so samples of ~P.*~ may be among those recorded together as `(other labels)`
            errors("(other labels)") == 0 | true | (other labels): failed requests 0 == required 0
            """)
    void aRuleIsNotJudgedByPartOfItsSamples(String rule, boolean passed, String reason) {
        tenSecondsOfPosts();
        samples.answer(SampleRecorder.OTHERS, 10, 1);

        assertThat(judge(rule).reason()).isEqualTo(reason);
        assertThat(judge(rule).passed()).isEqualTo(passed);
    }

    @Test
    void aMemberOfAGroupThatWasNeverSeenBreaksTheGate() {
        tenSecondsOfPosts();

        assertThat(judge("group all = ~P.*~\np50(@all) <= 11").reason())
                .isEqualTo("@all: p50 response time 10.00 ms <= limit 11 ms");
        assertThat(judge("group all = POST, GET\np50(@all) <= 11").reason())
                .isEqualTo("no data: no measured sample has the label `GET` of the group @all; labels seen: POST");
    }

    @Test
    void theMinimumOfSamplesCanBeSetForAllLatencies() {
        tenSecondsOfPosts();
        minSamples = 1L;
        assertThat(judge("p99.9 <= 1s").passed()).isTrue();
        minSamples = 1001L;
        assertThat(judge("mean <= 1s").reason()).isEqualTo("insufficient data: mean needs 1001 samples, had 1000");
        assertThat(judge("errors <= 1").passed()).isTrue();
    }

    @Test
    void withoutAScheduleThereIsNoTarget() {
        tenSecondsOfPosts();
        samples.unplanned();
        assertThat(judge("achieved_rate >= 0.98 * target").reason())
                .isEqualTo("no target: the plan has no Arrival Schedule that plans measured requests");
        assertThat(judge("late == 0").reason()).isEqualTo("no data: late arrivals (late) was not measured in this run");
    }

    @Test
    void withoutAnySampleEveryGateIsBroken() {
        parity = null;
        for (String rule : new String[] {"p99 <= 1", "error_rate <= 1", "achieved_rate >= 0", "errors == 0"}) {
            assertThat(judge(rule)).satisfies(outcome -> {
                assertThat(outcome.passed()).isFalse();
                assertThat(outcome.reason()).isEqualTo("no data: there was no sample in a measured phase");
            });
        }
        assertThat(judge("parity == ok").reason()).isEqualTo("no data: parity was not checked");
        assertThat(judge("p99(A) <= 1").reason()).endsWith("labels seen: none");
        assertThat(judge("p99 <= none").passed()).isTrue();
    }

    @Test
    void aRuleIsOpenAsLongAsThereIsNothingToJudgeBy() {
        parity = null;
        assertThat(judge("errors == 0").judged()).isFalse();
        assertThat(judge("parity == ok").judged()).isFalse();

        tenSecondsOfPosts();
        parity = new Finding(State.NOT_OK, "a row is lost");
        assertThat(judge("errors == 0").judged()).isTrue();
        assertThat(judge("parity == ok").judged()).isTrue();
        assertThat(judge("errors in never == 0").judged()).isFalse();
    }

    @Test
    void aLatencyOfFailuresAloneIsNoLatency() {
        samples.fail("POST", 1, 5);
        assertThat(judge("p99 <= 1s").reason()).isEqualTo("no data: none of 5 requests succeeded");
    }

    private Outcome judge(String rule) {
        RunMeasurements run = new RunMeasurements(Map.of(Metric.PARITY_LOST, 3.0), parity);
        Measurements measurements = new Measurements(samples, run, JudgeTest::target, baseline);
        return new RunningJudge(RuleParser.parse(rule), minSamples)
                .conclude(measurements)
                .get(0);
    }

    private static TargetValues.Value target(TargetMeasure measure, Scope scope) {
        return switch (measure.toString()) {
            case "target.ratio(s, n)" -> new TargetValues.Known(scope.phases().isEmpty() ? 1900 : 235);
            case "target.value(a)" -> new TargetValues.Known(4.2);
            case "target.rise(a)" -> new TargetValues.Rise(0.2, TargetValues.Significance.CHANCE);
            case "target.rise(c)" -> new TargetValues.Rise(0.2, TargetValues.Significance.SIGNIFICANT);
            default -> new TargetValues.Unknown("no metric b");
        };
    }

    private void tenSecondsOfPosts() {
        samples.answer("POST", 10, 998);
        samples.answer("POST", 300, 1);
        samples.fail("POST", 1, 1);
    }
}
