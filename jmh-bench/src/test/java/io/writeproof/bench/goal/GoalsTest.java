package io.writeproof.bench.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class GoalsTest {

    private final StringWriter err = new StringWriter();

    @Test
    void anUnknownGoalIsAUsageErrorThatListsTheGoals() {
        assertThat(run("--only", "G99")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("goals: --only expects some of G1,")
                .endsWith("found G99\n");
    }

    @Test
    void noRoundsAreAUsageError() {
        assertThat(run("--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("goals: --rounds expects 1 or more, found 0\n");
    }

    private int run(String... arguments) {
        return Goals.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    }
}
