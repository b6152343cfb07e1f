package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.summary.ProgressLine.Planned;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleBlockTest {

    @Test
    void aRunThatPassed() throws IOException {
        assertThat(ConsoleBlock.of(Reports.passed(), 80)).isEqualTo(golden("passed.txt"));
    }

    @Test
    void aRunThatFailedNamesTheDamagedKeysInTheirClasses() throws IOException {
        assertThat(ConsoleBlock.of(Reports.failed(), 80)).isEqualTo(golden("failed.txt"));
    }

    @Test
    void aRunThatIsInvalid() throws IOException {
        assertThat(ConsoleBlock.of(Reports.invalid(), 80)).isEqualTo(golden("invalid.txt"));
    }

    @Test
    void aNarrowWindowHasTheTextsBelowTheirNames() throws IOException {
        assertThat(ConsoleBlock.of(Reports.failed(), 40)).isEqualTo(golden("failed-40.txt"));
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 60, 80, 120})
    void noLineIsLongerThanThereAreColumns(int columns) {
        assertThat(Stream.of(Reports.passed(), Reports.failed(), Reports.invalid(), Reports.complete())
                        .flatMap(report -> ConsoleBlock.of(report, columns).lines()))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns));
    }

    @ParameterizedTest
    @ValueSource(ints = {41, 50, 60, 70, 80})
    void latenciesThatFillALineAreBrokenBetweenTheFigures(int columns) {
        assertThat(ConsoleBlock.of(Reports.complete(), columns).split("\\s+"))
                .containsSubsequence(
                        Arrays.stream(ConsoleBlock.of(Reports.complete(), 200).split("\\s+"))
                                .filter(word -> word.matches("p\\d+|max|ms|[\\d.]+"))
                                .toArray(String[]::new));
    }

    @Test
    void rowsHoldLongWordsLongNamesAndNothingThatATerminalObeys() {
        TextRows rows = new TextRows(40, 12);
        rows.row("✗", "a name that is longer than others", "0123456789".repeat(7) + " \u001b[31mred\u202e");
        assertThat(rows).hasToString("""
                  ✗ a name that is longer than others
                      0123456789012345678901234567890123
                      4567890123456789012345678901234567
                      89 \uFFFD[31mred\uFFFD
                """);
    }

    @Test
    void theProgressLineTellsDoneRateErrorsLatencyPhaseAndRest() {
        ProgressLine.Counts counts = new ProgressLine.Counts(1230, 4);
        Planned planned = new Planned(1234, 3500);
        assertThat(new ProgressLine(counts, planned, 99.8, 12.34, "steady", Duration.ofMillis(21_100)))
                .hasToString(
                        "[progress] 1234/3500 35.3 % | 99.8/s | ok 1230 | failed 4 | p99 12.3 ms | steady | ETA 22s");
        assertThat(new ProgressLine(counts, null, 7.0, null, "", null))
                .hasToString("[progress] 1234 | 7.0/s | ok 1230 | failed 4");
        assertThat(new ProgressLine(counts, planned, null, null, "verifying", null))
                .hasToString("[progress] 1234/3500 35.3 % | ok 1230 | failed 4 | verifying");
        assertThat(new ProgressLine(counts, null, 7.0, null, "", Duration.ofSeconds(125)))
                .asString()
                .endsWith("ETA 2m05s");
        assertThat(new ProgressLine(counts, null, 7.0, null, "", Duration.ofMinutes(125)))
                .asString()
                .endsWith("ETA 2h05m");
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = ConsoleBlockTest.class.getResourceAsStream("/golden/" + name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
