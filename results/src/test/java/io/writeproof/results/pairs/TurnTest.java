package io.writeproof.results.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TurnTest {

    @Test
    void eachTwoPairsAreTheSameForwardsAndBackwards() {
        String order = text(Turn.order(40, 7));

        assertThat(order).matches("(ABBA|BAAB){20}").contains("ABBA").contains("BAAB");
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertThat(Turn.order(6, 1)).isEqualTo(Turn.order(6, 1));
        assertThat(LongStream.range(0, 20)
                        .mapToObj(seed -> text(Turn.order(6, seed)))
                        .distinct()
                        .count())
                .isGreaterThan(1);
    }

    @Test
    void aPairOverIsMeasuredToo() {
        List<Turn> order = Turn.order(3, 1);

        assertThat(order).hasSize(6).extracting(Turn::pair).containsExactly(1, 1, 2, 2, 3, 3);
        assertThat(text(order)).matches("(ABBA|BAAB)(AB|BA)");
    }

    private static String text(List<Turn> order) {
        return order.stream()
                .map(turn -> turn.side() == PairSide.BASE ? "A" : "B")
                .collect(Collectors.joining());
    }
}
