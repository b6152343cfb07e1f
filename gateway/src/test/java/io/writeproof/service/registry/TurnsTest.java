package io.writeproof.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    private final Turns<String> turns = new Turns<>();
    private final List<String> begun = new ArrayList<>();

    private CompletionStage<String> take(String key, String what, CompletableFuture<String> work) {
        return turns.take(key, () -> {
            begun.add(what);
            return work;
        });
    }

    private static String join(CompletionStage<String> outcome) {
        return outcome.toCompletableFuture().join();
    }

    @Test
    void aTurnBeginsWhenTheOneBeforeIsOver() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        CompletionStage<String> firstOutcome = take("a", "first", first);
        CompletionStage<String> secondOutcome = take("a", "second", second);
        assertThat(begun).containsExactly("first");
        first.complete("1");
        assertThat(begun).containsExactly("first", "second");
        assertThat(firstOutcome).isCompletedWithValue("1");
        assertThat(secondOutcome).isNotDone();
        second.complete("2");
        assertThat(secondOutcome).isCompletedWithValue("2");
    }

    @Test
    void otherKeysAreNotWaitedFor() {
        take("a", "a", new CompletableFuture<>());
        take("b", "b", new CompletableFuture<>());
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void aFailureIsThatOfItsTurnAlone() {
        CompletableFuture<String> failing = new CompletableFuture<>();
        CompletionStage<String> failed = take("a", "failing", failing);
        CompletionStage<String> thrown = turns.take("a", () -> {
            throw new IllegalStateException("thrown");
        });
        CompletionStage<String> next = take("a", "next", CompletableFuture.completedFuture("done"));
        failing.completeExceptionally(new IllegalStateException("failed"));
        assertThatThrownBy(() -> join(failed)).hasRootCauseMessage("failed");
        assertThatThrownBy(() -> join(thrown)).hasRootCauseMessage("thrown");
        assertThat(next).isCompletedWithValue("done");
    }

    @Test
    void whoCutsAnOutcomeShortDoesNotCutTheTurnShort() {
        assertThat(take("a", "first", new CompletableFuture<>())
                        .toCompletableFuture()
                        .complete("by the caller"))
                .isTrue();
        take("a", "second", new CompletableFuture<>());
        assertThat(begun).containsExactly("first");
    }

    @Test
    void tooManyWhoWaitAreRefusedAndNothingIsRememberedInTheEnd() {
        CompletableFuture<String> first = new CompletableFuture<>();
        take("a", "first", first);
        List<CompletionStage<String>> waiting = IntStream.range(0, 1_000)
                .mapToObj(i -> take("a", "next", CompletableFuture.completedFuture("done")))
                .toList();
        assertThatThrownBy(() -> join(take("a", "refused", first)))
                .cause()
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE));
        assertThat(turns.keys()).isEqualTo(1);
        first.complete("done");
        assertThat(waiting).allSatisfy(outcome -> assertThat(outcome).isCompletedWithValue("done"));
        assertThat(begun).hasSize(1_001).doesNotContain("refused");
        assertThat(turns.keys()).isZero();
        assertThat(take("a", "again", CompletableFuture.completedFuture("done")))
                .isCompletedWithValue("done");
    }
}
