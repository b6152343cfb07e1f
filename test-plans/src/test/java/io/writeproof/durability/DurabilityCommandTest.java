package io.writeproof.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that end before anything runs. */
final class DurabilityCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void setHome() {
        System.setProperty("writeproof.home", "/nowhere");
    }

    @AfterEach
    void clearHome() {
        System.clearProperty("writeproof.home");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--modes=sync,fast | --modes: there is no \"fast\"; expected some of sync, async, batch.fast",
                "--modes= | --modes: there is no \"\"; expected some of sync",
                "--faults=meteor | --faults: there is no \"meteor\"; expected some of gateway-term, gateway-kill",
                "--kills=0 | --kills: expected a whole number from 1 to 1000, found \"0\"",
                "--kills=1001 | --kills: expected a whole number from 1 to 1000, found \"1001\"",
                "--kills=many | --kills: expected a whole number from 1 to 1000, found \"many\"",
                "--writers=65 | --writers: expected a whole number from 1 to 64, found \"65\"",
                "--seed=x | Invalid value for option '--seed'",
                "--results-dir=pom.xml | --results-dir: expected a directory, found the file",
                "--kills=1 | gateway.jar: expected this file, found none; build it",
                "--no-such-option | Unknown option",
            })
    void whatIsWrongIsSaidAndNothingRuns(String argument, String message) {
        assertThat(execute(argument)).isEqualTo(104);
        assertThat(err.toString()).startsWith("durability: ").contains(message);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(execute("--modes=a", "--faults=b", "--kills=0")).isEqualTo(104);
        assertThat(err.toString()).contains("--modes: ", "--faults: ", "--kills: ");
    }

    @Test
    void theListNamesEverythingAndRunsNothing() {
        assertThat(execute("--list")).isZero();
        assertThat(out.toString()).contains("sync.commit-off", "postgres-pause").isEqualTo(MatrixList.text());
    }

    private int execute(String... arguments) {
        return DurabilityCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
