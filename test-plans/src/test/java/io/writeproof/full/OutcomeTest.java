package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "0, PASSED",
        "99, FAILED",
        "104, REFUSED",
        "105, INVALID",
        "130, INTERRUPTED",
        "1, INVALID",
        "137, INVALID"
    })
    void anExitCodeOfALoadRunIsItsOutcome(int exitCode, Outcome outcome) {
        assertThat(Outcome.ofLoad(exitCode)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"0, PASSED", "1, FAILED", "2, REFUSED", "143, INVALID"})
    void anExitCodeOfTheBenchmarksIsItsOutcome(int exitCode, Outcome outcome) {
        assertThat(Outcome.ofBenchmarks(exitCode)).isEqualTo(outcome);
    }

    @Test
    void theWorstPartIsTheOutcomeOfAll() {
        assertThat(Outcome.worst(List.of(part(Outcome.PASSED), part(Outcome.INVALID), part(Outcome.FAILED))))
                .isEqualTo(Outcome.INVALID);
        assertThat(Outcome.worst(List.of(part(Outcome.REFUSED), part(Outcome.INVALID))))
                .isEqualTo(Outcome.REFUSED);
    }

    private static Part part(Outcome outcome) {
        return new Part("any", outcome, 0, "");
    }
}
