package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ExitCodeTest {

    @ParameterizedTest
    @CsvSource({"0, PASSED", "99, FAILED", "104, REFUSED", "105, INVALID", "1, INVALID", "137, INVALID", "130, INVALID"
    })
    void whateverIsNoVerdictOfThePluginIsNoVerdict(int code, ExitCode meaning) {
        assertThat(ExitCode.ofJMeter(code)).isEqualTo(meaning);
    }

    @Test
    void theWorstOfSeveralRunsCounts() {
        assertThat(ExitCode.PASSED.worse(ExitCode.FAILED)).isEqualTo(ExitCode.FAILED);
        assertThat(ExitCode.INVALID.worse(ExitCode.FAILED)).isEqualTo(ExitCode.INVALID);
        assertThat(ExitCode.INTERRUPTED.worse(ExitCode.PASSED)).isEqualTo(ExitCode.INTERRUPTED);
    }
}
