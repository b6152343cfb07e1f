package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Command lines that are refused before anything runs. */
final class FullTest {

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void setHome() {
        System.setProperty("writeproof.home", "..");
    }

    @AfterEach
    void clearHome() {
        System.clearProperty("writeproof.home");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scale=0 | --scale: expected more than 0 and at most 10, found 0",
                "--time-scale=11 | --time-scale: expected more than 0 and at most 10, found 11",
                "--scale=fast | Invalid value for option",
                "--plans=nothing | --plans: expected inference",
                "--plans=nothing | or a system of them; found nothing",
                "--out=pom.xml | --out: expected a directory, found the file",
                "--postgres-url=mysql://u:s3cret@h/d | --postgres-url: The PostgreSQL URL cannot be read",
                "--no-such-option | Unknown option",
            })
    void whatIsWrongIsOneMessageAndNothingRuns(String argument, String message) {
        assertThat(execute(argument)).isEqualTo(104);
        assertThat(err.toString())
                .startsWith("full: ")
                .contains(message)
                .hasLineCount(1)
                .doesNotContain("s3cret");
    }

    private int execute(String... arguments) {
        return Full.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void helpNamesTheExitCodes() {
        StringWriter out = new StringWriter();

        assertThat(Full.commandLine().setOut(new PrintWriter(out)).execute("--help"))
                .isZero();
        assertThat(out.toString()).contains("--quick", "--benchmarks-only", "104 refused");
    }
}
