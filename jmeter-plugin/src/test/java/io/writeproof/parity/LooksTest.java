package io.writeproof.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LooksTest {

    private final Looks looks = new Looks();

    @Test
    void aLookThatSawNothingNewIsLeftOutUnlessItWasTheLast() {
        look(0, 5, 5);
        look(250, 5, 5);
        look(500, 10, 0);
        look(750, 10, 0);
        look(1000, 10, 0);

        assertThat(looks.all()).containsExactly(at(0, 5, 5), at(500, 10, 0), at(1000, 10, 0));
    }

    @Test
    void oneLookIsOne() {
        look(12, 10, 0);

        assertThat(looks.all()).containsExactly(at(12, 10, 0));
    }

    @Test
    void whatTheComparisonFindsWasMissingBefore() {
        look(0, 10, 0);
        look(250, 10, 2);

        assertThat(looks.all()).containsExactly(at(0, 10, 2), at(250, 10, 2));
    }

    @Test
    void aChildRowThatComesIsNew() {
        look(0, 10, 3);
        look(250, 10, 0);

        assertThat(looks.all()).containsExactly(at(0, 10, 3), at(250, 10, 0));
    }

    @Test
    void ofManyLooksSomeStayAndTheLatestChangeAndTheLastAlways() {
        for (int count : List.of(198, 199, 200, 1_000, 100_000, 100_001)) {
            Looks many = new Looks();
            IntStream.range(0, count).forEach(i -> many.add(at(i, i, count - i)));
            many.add(at(count, count - 1, 1));

            assertThat(many.all())
                    .hasSizeBetween(Looks.MOST / 2 - 1, Looks.MOST)
                    .startsWith(at(0, 0, count))
                    .endsWith(at(count - 1, count - 1, 1), at(count, count - 1, 1))
                    .isSortedAccordingTo((one, other) -> one.after().compareTo(other.after()))
                    .doesNotHaveDuplicates();
        }
    }

    private void look(long millis, long rows, long missing) {
        looks.add(at(millis, rows, missing));
    }

    private static Look at(long millis, long rows, long missing) {
        return new Look(Duration.ofMillis(millis), rows, missing);
    }
}
