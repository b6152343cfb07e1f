package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.Asked;
import io.writeproof.runner.plan.Plans;
import io.writeproof.runner.plan.Workload;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OpenFilesTest {

    private static final Workload WORKLOAD = Workload.read(
            Plans.in(Path.of("src/test/resources/plans")).all().get(0),
            new Asked(Map.of("--concurrency", "1500"), Map.of(), Map.of()),
            new OptionReader());

    @Test
    void tooLowALimitIsToldWithWhatIsNeededAndWhatThereIs() {
        assertThatExceptionOfType(RunRefusedException.class)
                .isThrownBy(() -> new OpenFiles(1024).require(WORKLOAD))
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly(new Problem(
                                "open files",
                                "expected room for 1800 in each process (1500 threads with a connection each, and 300"
                                        + " others), found a limit of 1024",
                                "raise it with ulimit -n 1800, for good in /etc/security/limits.conf or with"
                                        + " LimitNOFILE=, or load with fewer threads")));
    }

    @Test
    void aLimitThatJustSufficesIsNotMentioned() {
        assertThatCode(() -> new OpenFiles(1800).require(WORKLOAD)).doesNotThrowAnyException();
    }

    @Test
    void thisProcessHasALimit() {
        assertThat(OpenFiles.ofThisProcess().limit()).isPositive();
    }
}
