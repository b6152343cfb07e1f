package io.writeproof.service.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DummyModelTest {

    private static final DummyModel AT_ONCE =
            new DummyModel(new DummyModel.Settings(Duration.ZERO, Duration.ZERO), System::nanoTime);

    private static List<Query> queries(int count) {
        return IntStream.range(0, count).mapToObj(i -> Query.of("text " + i)).toList();
    }

    @Test
    void theAnswerToATextIsAlwaysTheSame() {
        List<Classification> answers = AT_ONCE.classify(queries(100));
        assertThat(AT_ONCE.classify(queries(100))).isEqualTo(answers);
        assertThat(AT_ONCE.classify(List.of(Query.of(" TEXT  7 ")))).containsExactly(answers.get(7));
    }

    @Test
    void bothLabelsComeAboutEquallyOften() {
        List<Label> labels = AT_ONCE.classify(queries(10_000)).stream()
                .map(Classification::label)
                .toList();
        assertThat(Collections.frequency(labels, Label.FAST_PATH)).isBetween(4_500, 5_500);
    }

    @Test
    void theConfidenceIsThatOfOneOfTwoClassesWithFourDecimals() {
        List<Double> confidences = AT_ONCE.classify(queries(10_000)).stream()
                .map(Classification::confidence)
                .toList();
        assertThat(confidences).allSatisfy(confidence -> {
            assertThat(confidence).isBetween(0.5, 1.0);
            assertThat(BigDecimal.valueOf(confidence).scale()).isLessThanOrEqualTo(4);
        });
        assertThat(confidences).anyMatch(c -> c < 0.6).anyMatch(c -> c > 0.9);
    }

    /** No more than a lower bound: how much longer it takes is the machine's. */
    @Test
    void aBatchTakesAtLeastItsFixedPartAndThatOfEachItem() {
        DummyModel model = new DummyModel(
                new DummyModel.Settings(Duration.ofMillis(4), Duration.ofNanos(250_000)), System::nanoTime);
        long start = System.nanoTime();
        model.classify(queries(8));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(6));
    }
}
