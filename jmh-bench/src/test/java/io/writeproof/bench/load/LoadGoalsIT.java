package io.writeproof.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command with windows in which nothing can be measured: JMeter works and every sample is counted. */
final class LoadGoalsIT {

    private static final int MEASURED_AND_MISSED = 1;

    private final StringWriter err = new StringWriter();

    /**
     * What Thresholds adds to a sample; what the live page takes of the processor, and of the rate; of two rates how far
     * they are off, and how even and how random arrivals are.
     */
    @ParameterizedTest
    @CsvSource({"G13, G13, 1", "G15, G15, 2", "G12.spacing, G12, 6"})
    void aChapterHasItsFindings(String chapter, String goal, int findings) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setProperty(
                "writeproof.home",
                Path.of(System.getProperty("basedir", ""), "..").normalize().toString());
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        int exitCode;
        try {
            exitCode = run("--only", chapter, "--rounds", "1", "--seconds", "0.3", "--warm-up", "1");
        } finally {
            System.setOut(before);
        }
        String output = printed.toString(StandardCharsets.UTF_8);
        assertThat(exitCode).as(output + err).isBetween(0, MEASURED_AND_MISSED);
        assertThat(output.lines().filter(line -> line.matches(goal + " .* [\u2713\u2717]")))
                .as(output)
                .hasSize(findings)
                .noneMatch(line -> line.contains("NaN"));
    }

    @Test
    void aWindowOfNoLengthIsAUsageError() {
        assertThat(run("--seconds", "0")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("load-goals: --seconds expects more than 0, found 0.0\n");
    }

    private int run(String... arguments) {
        return LoadGoals.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    }
}
