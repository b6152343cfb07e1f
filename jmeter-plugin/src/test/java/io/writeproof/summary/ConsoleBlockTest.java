package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.summary.ProgressLine.Planned;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConsoleBlockTest {

    @Test
    void aRunThatPassed() throws IOException {
        assertThat(ConsoleBlock.of(Reports.passed())).isEqualTo(golden("passed.txt"));
    }

    @Test
    void aRunThatFailedNamesTheDamagedKeysInTheirClasses() throws IOException {
        assertThat(ConsoleBlock.of(Reports.failed())).isEqualTo(golden("failed.txt"));
    }

    @Test
    void aRunThatIsInvalid() throws IOException {
        assertThat(ConsoleBlock.of(Reports.invalid())).isEqualTo(golden("invalid.txt"));
    }

    @Test
    void theProgressLineTellsDoneRateErrorsLatencyPhaseAndRest() {
        ProgressLine.Counts counts = new ProgressLine.Counts(1230, 4);
        assertThat(new ProgressLine(counts, new Planned(1234, 3500), 99.8, 12.34, "steady", Duration.ofMillis(21_100)))
                .hasToString(
                        "[progress] 1234/3500 35.3 % | 99.8/s | ok 1230 | failed 4 | p99 12.3 ms | steady | ETA 22s");
        assertThat(new ProgressLine(counts, null, 7, null, "", null))
                .hasToString("[progress] 1234 | 7.0/s | ok 1230 | failed 4");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = ConsoleBlockTest.class.getResourceAsStream("/golden/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
