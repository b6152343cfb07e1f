package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.latency.BoundedNames.Count;
import io.writeproof.latency.BoundedNames.Folded;
import java.time.Duration;
import java.util.Map;
import org.apache.jmeter.samplers.SampleResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Failures whose response codes have an id in them, as a script may set them. */
class ErrorCountsTest {

    private final ErrorCounts errors = new ErrorCounts(3);

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void kindsBeyondTheLimitAreCountedTogetherAndNoFailureIsLost() {
        for (int i = 0; i < 1000; i++) {
            errors.add("POST /a", "refused " + i % 20);
            errors.add("POST /b", "refused " + i % 10);
        }

        assertThat(errors.byLabel())
                .containsOnlyKeys("POST /a", "POST /b")
                .containsEntry(
                        "POST /a", Map.of("refused 0", 50L, "refused 1", 50L, "refused 2", 50L, "(other errors)", 850L))
                .containsEntry(
                        "POST /b",
                        Map.of("refused 0", 100L, "refused 1", 100L, "refused 2", 100L, "(other errors)", 700L));
        assertThat(errors.byKind())
                .isEqualTo(Map.of("refused 0", 150L, "refused 1", 150L, "refused 2", 150L, "(other errors)", 1550L));
        assertThat(errors.folded()).isEqualTo(new Folded(3, 17, Count.EXACT));
    }

    @Test
    void howManyKindsThereWereIsCountedInBoundedMemoryToo() {
        for (int i = 0; i < 100_000; i++) {
            errors.add("POST /a", "refused " + i);
        }

        assertThat(errors.folded()).isEqualTo(new Folded(3, 30, Count.AT_LEAST));
        assertThat(errors.byKind()).hasSize(4).containsEntry(ErrorCounts.OTHERS, 100_000L - 3);
    }

    @Test
    void theRunSaysThatResponseCodesAreCountedTogether() {
        LoadRun run = new LoadRun(new RunBounds(10, 5, Duration.ZERO));
        for (int i = 0; i < 8; i++) {
            run.record(failed("refused " + i));
        }
        String eight = "the failures of 3 response codes are counted together as `(other errors)`, because only the"
                + " first 5 are counted by name: keep ids out of response codes, or set writeproof.max_errors to 8";
        assertThat(run.warnings()).contains(eight);
        assertThat(run.errors()).hasSize(6).containsEntry("(other errors)", 3L).containsEntry("refused 4", 1L);
        assertThat(run.total().failures()).isEqualTo(8);

        for (int i = 0; i < 1000; i++) {
            run.record(failed("refused " + i));
        }
        assertThat(run.warnings())
                .contains(eight.replace("of 3", "of at least 50").replace("to 8", "to at least 55"))
                .doesNotContain(eight);
    }

    private static SampleResult failed(String code) {
        SampleResult result = new SampleResult();
        result.setSampleLabel("POST /a");
        result.setResponseCode(code);
        return result;
    }
}
