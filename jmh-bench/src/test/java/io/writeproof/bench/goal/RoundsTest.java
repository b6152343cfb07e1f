package io.writeproof.bench.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class RoundsTest {

    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private final List<String> turns = new ArrayList<>();

    @Test
    void contendersTakeTurnsInAnOrderThatIsReversedEverySecondRound() throws Exception {
        run(2, new Scripted("a", 1, 1, 1), new Scripted("b", 1, 1, 1));

        assertThat(turns).containsExactly("a", "b", "b", "a", "a", "b");
    }

    @Test
    void theFirstRoundDoesNotCountAndARatioIsOfTheSameRound() throws Exception {
        Rounds rounds = run(3, new Scripted("a", 900, 10, 40, 30), new Scripted("b", 1, 10, 10, 10));

        assertThat(rounds.ratio("a", "b", Sample::rowsPerSecond)).isEqualTo(new Ratio(3, 1, 4));
    }

    private static Rounds run(int rounds, Contender... contenders) throws Exception {
        return Rounds.run(List.of(contenders), new Pace(rounds, Duration.ZERO, Duration.ofSeconds(1)), NOWHERE);
    }

    /** Has the rows of each turn laid down. */
    private final class Scripted implements Contender {

        private final String name;
        private final long[] rows;
        private int turn;

        Scripted(String name, long... rows) {
            this.name = name;
            this.rows = rows;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Sample measure() {
            turns.add(name);
            return new Sample(rows[turn++], 1, new Histogram(2), CpuUse.UNKNOWN);
        }
    }
}
