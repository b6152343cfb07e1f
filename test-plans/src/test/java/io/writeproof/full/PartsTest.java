package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PartsTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Ending ending = new Ending();
    private final Parts parts = new Parts(new PrintStream(printed, true, StandardCharsets.UTF_8), ending);

    @Test
    void aPartThatFailsIsNamedAndTheNextStillRuns() {
        List<String> ran = new ArrayList<>();

        parts.run("first", () -> {
            throw new PartFailedException(Outcome.FAILED, "two SLOs are broken");
        });
        parts.run("second", () -> {
            throw new SQLException("no such table", "42P01");
        });
        parts.run("third", () -> ran.add("third"));

        assertThat(ran).containsExactly("third");
        assertThat(parts.all())
                .extracting(Part::name, Part::outcome, Part::reason)
                .containsExactly(
                        tuple("first", Outcome.FAILED, "two SLOs are broken"),
                        tuple("second", Outcome.INVALID, "SQLException: no such table (SQLSTATE 42P01)"),
                        tuple("third", Outcome.PASSED, ""));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("== first failed after", ": two SLOs are broken ==");
    }

    @Test
    void whatIsNoPartIsOneOnlyWhenItFails() {
        parts.onlyIfItFails("quiet", () -> {});
        parts.onlyIfItFails("loud", () -> {
            throw new IllegalStateException("still there");
        });

        assertThat(parts.all()).extracting(Part::name).containsExactly("loud");
    }

    @Test
    void afterAnInterruptNoPartRunsAndEachSaysWhy() {
        ending.reached();
        ending.request();

        Part part = parts.run("late", () -> {
            throw new AssertionError("it ran");
        });

        assertThat(part.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(part.reason()).contains("did not run", "interrupted");
    }
}
