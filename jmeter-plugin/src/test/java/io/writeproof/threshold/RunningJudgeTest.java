package io.writeproof.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.threshold.Measurements.RunMeasurements;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningJudgeTest {

    private final StoredSamples samples = new StoredSamples();
    private final Measurements now = new Measurements(samples, RunMeasurements.NONE, TargetValues.NONE, Baseline.NONE);

    @Test
    void aRuleAboutWindowsIsBrokenByTheWorstOfThem() {
        RunningJudge judge = judge("max <= 100ms for 10s");
        window(judge, 0, 50, 10);
        window(judge, 1, 250, 10);
        window(judge, 2, 150, 10);
        window(judge, 3, 20, 10);

        assertThat(only(judge)).satisfies(outcome -> {
            assertThat(outcome.passed()).isFalse();
            assertThat(outcome.reason())
                    .isEqualTo("longest response time 250.1 ms > limit 100 ms"
                            + " (from 1 s to 11 s, one of 2 broken of 4 windows of 10s)");
        });
    }

    @Test
    void aRuleThatEveryWindowKeepsNamesTheOneThatCameClosest() {
        RunningJudge judge = judge("requests >= 5 for 10s");
        window(judge, 0, 50, 9);
        window(judge, 1, 50, 6);
        window(judge, 1, 50, 6);
        window(judge, 2, 50, 8);

        assertThat(only(judge)).satisfies(outcome -> {
            assertThat(outcome.passed()).isTrue();
            assertThat(outcome.actual()).isEqualTo(6);
            assertThat(outcome.reason())
                    .isEqualTo("requests 6 >= required 5 (from 1 s to 11 s, the worst of 3 windows of 10s)");
        });
    }

    @Test
    void aFullWindowWithTooFewSamplesIsBroken() {
        RunningJudge judge = judge("p99 <= 1s for 10s abort");

        assertThat(window(judge, 0, 50, 1000)).isEmpty();
        assertThat(window(judge, 1, 50, 999))
                .singleElement()
                .extracting(Outcome::reason)
                .isEqualTo("insufficient data: p99 needs 1000 samples, had 999"
                        + " (from 1 s to 11 s, one of 1 broken of 2 windows of 10s)");
    }

    @Test
    void withoutAFullWindowTheRuleIsBroken() {
        samples.answer("POST", 1, 1);
        assertThat(only(judge("max <= 1s for 10s")).reason())
                .isEqualTo("no data: no full window of 10s lies in the scope");
        assertThat(only(judge("max(GET) <= 1s for 10s")).reason())
                .isEqualTo("no data: no measured sample has the label `GET`; labels seen: POST");
    }

    @Test
    void onlyRulesThatSaySoAbort() {
        samples.answer("POST", 300, 1);

        assertThat(judge("max <= 100").observe(now)).isEmpty();
        assertThat(judge("max <= 100 abort").observe(now)).hasSize(1);
        assertThat(judge("max <= 1s abort").observe(now)).isEmpty();
    }

    /** There are twenty samples of POST of 10 ms, one of which failed, and the target is 100/s. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            errors == 0          | true
            errors == 1          | false
            errors == 2          | false
            errors != 1          | false
            requests >= 100      | false
            requests <= 10       | true
            max >= 1s            | false
            p50 <= 1ms           | true
            p90 <= 1ms           | false
            p90 <= 1ms with 20 samples | true
            p50(GET) <= 1ms      | false
            p50 in warmup <= 1ms | false
            achieved_rate >= 0.5 * target | true
            p50 <= baseline      | false
            """)
    void aRunIsAbortedOnlyByWhatNoFurtherSampleCouldMend(String rule, boolean aborted) {
        samples.answer("POST", 10, 19);
        samples.fail("POST", 10, 1);

        assertThat(judge(rule + " abort").observe(now).isEmpty()).isEqualTo(!aborted);
    }

    @Test
    void aLatencyThatRisesSecondBySecondIsARise() {
        RunningJudge judge = judge("rise(mean) <= 10%");
        for (int second = 0; second < 20; second++) {
            second(judge, second, 100 + 2 * second);
        }

        assertThat(only(judge)).satisfies(outcome -> {
            assertThat(outcome.passed()).isFalse();
            assertThat(outcome.reason()).matches("rise of the mean response time 3[78]\\.. % > limit 10 %");
        });
    }

    @Test
    void aRiseThatMayBeChanceBreaksNothing() {
        RunningJudge judge = judge("rise(mean) <= 1%");
        int[] millis = {100, 140, 90, 130, 110, 100, 150, 95, 145, 105, 120, 115};
        for (int second = 0; second < millis.length; second++) {
            second(judge, second, millis[second]);
        }

        assertThat(only(judge).passed()).isTrue();
        assertThat(only(judge).reason()).endsWith("> limit 1 %, but that may be chance");
    }

    @Test
    void aRiseNeedsSeconds() {
        RunningJudge judge = judge("rise(mean) <= 1%");
        second(judge, 0, 10);
        second(judge, 1, 10);

        assertThat(only(judge).reason())
                .isEqualTo("insufficient data: rise(mean) needs 10 seconds with samples, had 2");
    }

    @Test
    void aRiseIsFoundOverAnyLengthInBoundedMemory() {
        RunningJudge judge = judge("rise(mean) <= 10%");
        for (int second = 0; second < 10_000; second++) {
            second(judge, second, 100 + second / 50);
        }

        assertThat(only(judge).reason()).matches("rise of the mean response time (19|20)\\d\\.. % > limit 10 %");
    }

    private static RunningJudge judge(String rules) {
        return new RunningJudge(RuleParser.parse(rules), null);
    }

    private List<Outcome> window(RunningJudge judge, long from, long millis, int count) {
        samples.show(from, 10, taking(millis, count));
        return judge.observe(now);
    }

    private void second(RunningJudge judge, long from, long millis) {
        samples.show(from, 1, taking(millis, 1));
        judge.observe(now);
    }

    private static StoredSamples taking(long millis, int count) {
        StoredSamples content = new StoredSamples();
        content.answer("POST", millis, count);
        return content;
    }

    private Outcome only(RunningJudge judge) {
        return judge.conclude(now).get(0);
    }
}
