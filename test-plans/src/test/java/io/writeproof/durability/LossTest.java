package io.writeproof.durability;

import static io.writeproof.durability.Evidences.MILLI;
import static io.writeproof.durability.Evidences.acknowledged;
import static io.writeproof.durability.Evidences.all;
import static io.writeproof.durability.Evidences.killedAt;
import static io.writeproof.durability.Evidences.rows;
import static io.writeproof.durability.Evidences.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.durability.Attempt.Outcome;
import io.writeproof.durability.Loss.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LossTest {

    @Test
    void nothingIsLostWhenEveryAcknowledgedRowIsThere() {
        List<Attempt> attempts = sequence(10);

        Loss loss = Loss.of(new Evidence(attempts, all(attempts), killedAt(20 * MILLI)));

        assertThat(loss).isEqualTo(new Loss(10, 0, 0, 0, Shape.NONE));
    }

    @Test
    void theWindowReachesFromTheOldestLostAnswerToTheFault() {
        // row-3 was answered at 7 ms, row-8 at 17 ms.
        Loss loss = Loss.of(evidenceWithout(Set.of("row-3", "row-8"), sequence(10)));

        assertThat(loss.windowMillis()).isEqualTo(13);
        assertThat(loss.lost()).isEqualTo(2);
    }

    @Test
    void anAnswerThatCameAfterTheFaultMakesNoNegativeWindow() {
        List<Attempt> late = List.of(acknowledged("late", 19 * MILLI, 21 * MILLI));

        assertThat(Loss.of(new Evidence(late, rows(), killedAt(20 * MILLI))).windowMillis())
                .isZero();
    }

    @Test
    void theLongestRunIsCountedInTheOrderOfTheAnswers() {
        Loss loss = Loss.of(evidenceWithout(Set.of("row-1", "row-4", "row-5", "row-6", "row-9"), sequence(10)));

        assertThat(loss.longestRun()).isEqualTo(3);
    }

    @Test
    void survivorsThatWereWrittenFirstAreAPrefix() {
        assertThat(Loss.of(evidenceWithout(Set.of("row-7", "row-8", "row-9"), sequence(10)))
                        .shape())
                .isEqualTo(Shape.PREFIX);
    }

    @Test
    void aSurvivorThatWasSentAfterALostAnswerMakesAHole() {
        assertThat(Loss.of(evidenceWithout(Set.of("row-7", "row-9"), sequence(10)))
                        .shape())
                .isEqualTo(Shape.HOLES);
    }

    @Test
    void ofOverlappingRequestsNobodyKnowsTheOrderSoTheyMakeNoHole() {
        List<Attempt> overlapping =
                List.of(acknowledged("lost", 0, 3 * MILLI), acknowledged("kept", 2 * MILLI, 4 * MILLI));

        assertThat(Loss.of(evidenceWithout(Set.of("lost"), overlapping)).shape())
                .isEqualTo(Shape.PREFIX);
    }

    @Test
    void whatWasAnsweredAfterTheRecoveryMakesNoHole() {
        List<Attempt> attempts = new ArrayList<>(sequence(10));
        attempts.add(acknowledged("afterwards", 600 * MILLI, 601 * MILLI));

        assertThat(Loss.of(evidenceWithout(Set.of("row-9"), attempts)).shape()).isEqualTo(Shape.PREFIX);
    }

    @Test
    void whatWasNotAcknowledgedIsNeverLost() {
        List<Attempt> attempts =
                List.of(Attempt.sent("no answer", 0), Attempt.sent("refused", 1).ended(Outcome.REFUSED, 2));

        assertThat(Loss.of(new Evidence(attempts, rows(), killedAt(20 * MILLI))))
                .isEqualTo(new Loss(0, 0, 0, 0, Shape.NONE));
    }

    /** Against what the words say, counted the slow way. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverIsLostTheCountsAreWhatTheWordsSay(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<Attempt> attempts = sequence(1 + random.nextInt(30));
            Set<String> lost = new HashSet<>();
            double share = random.nextDouble();
            attempts.stream()
                    .map(Attempt::id)
                    .filter(id -> random.nextDouble() < share)
                    .forEach(lost::add);

            Loss loss = Loss.of(evidenceWithout(lost, attempts));

            assertThat(loss.lost()).isEqualTo(lost.size());
            assertThat(loss.longestRun()).isEqualTo(longestRun(attempts, lost)).isLessThanOrEqualTo(loss.lost());
            assertThat(loss.shape() == Shape.PREFIX).isEqualTo(!lost.isEmpty() && lastAreLost(attempts, lost));
            assertThat(loss.shape() == Shape.NONE).isEqualTo(lost.isEmpty());
        }
    }

    private static long longestRun(List<Attempt> attempts, Set<String> lost) {
        long longest = 0;
        for (int from = 0; from < attempts.size(); from++) {
            for (int to = from; to < attempts.size(); to++) {
                boolean all = attempts.subList(from, to + 1).stream().allMatch(attempt -> lost.contains(attempt.id()));
                longest = all ? Math.max(longest, to - from + 1) : longest;
            }
        }
        return longest;
    }

    private static boolean lastAreLost(List<Attempt> attempts, Set<String> lost) {
        int kept = attempts.size() - lost.size();
        return attempts.subList(kept, attempts.size()).stream().allMatch(attempt -> lost.contains(attempt.id()));
    }

    private static Evidence evidenceWithout(Set<String> lost, List<Attempt> attempts) {
        List<String> kept = attempts.stream()
                .map(Attempt::id)
                .filter(id -> !lost.contains(id))
                .toList();
        long end = attempts.stream()
                .mapToLong(Attempt::endedNanos)
                .filter(nanos -> nanos < 500 * MILLI)
                .max()
                .orElse(0);
        return new Evidence(attempts, rows(kept), killedAt(end + MILLI));
    }
}
