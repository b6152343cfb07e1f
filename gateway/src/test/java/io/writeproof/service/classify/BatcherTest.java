package io.writeproof.service.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.service.ServiceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatcherTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final GatedModel model = new GatedModel();
    private final List<Batcher> started = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Long> waits = new ArrayList<>();

    private final ModelListener listener = new ModelListener() {
        @Override
        public void inferred(int size, long nanos) {
            sizes.add(size);
        }

        @Override
        public void classified(Classification classification, long waitedNanos) {
            waits.add(waitedNanos);
        }
    };

    private Batcher start(int maxSize, Duration maxWait, int capacity) {
        return start(new Batcher.Settings(maxSize, maxWait, capacity), model);
    }

    private Batcher start(Batcher.Settings settings, Model calledModel) {
        Batcher batcher = Batcher.start(settings, calledModel, listener, System::nanoTime);
        started.add(batcher);
        return batcher;
    }

    @AfterEach
    void stop() {
        model.let(1_000);
        started.forEach(batcher -> batcher.drain(LONG));
    }

    private static List<CompletableFuture<Classification>> submit(Batcher batcher, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> batcher.submit(Query.of("q" + i)))
                .toList();
    }

    private void awaitBatches(int count) {
        Awaitility.await().until(() -> model.batches().size() == count);
    }

    @Test
    void whatArrivesDuringABatchSharesTheNext() {
        Batcher batcher = start(8, SHORT, 100);
        submit(batcher, 0, 1);
        awaitBatches(1);
        List<CompletableFuture<Classification>> later = submit(batcher, 1, 6);
        assertThat(batcher.depth()).isEqualTo(5);
        model.let(2);
        assertThat(later).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(GatedModel.ANSWER));
        assertThat(model.batches()).containsExactly(List.of("q0"), List.of("q1", "q2", "q3", "q4", "q5"));
        assertThat(batcher.depth()).isZero();
    }

    @Test
    void aBatchHasAtMostItsSizeAndTheRestTheNext() {
        Batcher batcher = start(4, SHORT, 100);
        submit(batcher, 0, 1);
        awaitBatches(1);
        submit(batcher, 1, 11);
        model.let(4);
        awaitBatches(4);
        assertThat(model.batches()).extracting(List::size).containsExactly(1, 4, 4, 2);
    }

    @Test
    void aFullBatchDoesNotWait() {
        Batcher batcher = start(3, LONG, 100);
        model.let(1);
        assertThat(submit(batcher, 0, 3))
                .allSatisfy(answer -> assertThat(answer.join()).isEqualTo(GatedModel.ANSWER));
    }

    @Test
    void aQueryAloneIsNotKeptWaitingForOthersThatDoNotCome() {
        Batcher batcher = start(32, Duration.ofMillis(10), 100);
        model.let(1);
        assertThat(batcher.submit(Query.of("alone")).join()).isEqualTo(GatedModel.ANSWER);
    }

    @Test
    void eachAnswerGoesToItsQuery() {
        DummyModel dummy = new DummyModel(new DummyModel.Settings(Duration.ZERO, Duration.ZERO), System::nanoTime);
        Batcher batcher = start(new Batcher.Settings(7, SHORT, 1_000), dummy);
        List<CompletableFuture<Classification>> answers = submit(batcher, 0, 500);
        for (int i = 0; i < answers.size(); i++) {
            assertThat(List.of(answers.get(i).join())).isEqualTo(dummy.classify(List.of(Query.of("q" + i))));
        }
    }

    @Test
    void aFullQueueRefusesAtOnceAndAnswersWhatItTook() {
        Batcher batcher = start(1, SHORT, 2);
        submit(batcher, 0, 1);
        awaitBatches(1);
        List<CompletableFuture<Classification>> taken = submit(batcher, 1, 3);
        assertThatThrownBy(() -> batcher.submit(Query.of("too many")))
                .isInstanceOf(ServiceException.class)
                .hasMessage("the model's queue is full, which holds 2 queries;"
                        + " nothing was classified, send the request again later");
        model.let(3);
        assertThat(taken).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(GatedModel.ANSWER));
    }

    /** 0 stands for a model that throws. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aModelThatFailsFailsItsBatchAndNotTheNext(int answers) {
        Model failsOnTwo = batch -> {
            if (batch.size() == 2 && answers == 0) {
                throw new IllegalStateException("broken");
            }
            return IntStream.range(0, batch.size() == 2 ? answers : batch.size())
                    .mapToObj(i -> GatedModel.ANSWER)
                    .toList();
        };
        Batcher batcher = start(new Batcher.Settings(2, Duration.ofMillis(10), 100), failsOnTwo);
        assertThat(submit(batcher, 0, 2))
                .allSatisfy(answer -> assertThatThrownBy(answer::join)
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(IllegalStateException.class));
        assertThat(batcher.submit(Query.of("alone")).join()).isEqualTo(GatedModel.ANSWER);
    }

    @Test
    void theListenerHearsOfEachBatchAndOfEachQuery() {
        Batcher batcher = start(8, SHORT, 100);
        submit(batcher, 0, 1);
        awaitBatches(1);
        submit(batcher, 1, 4);
        model.let(2);
        batcher.drain(LONG);
        assertThat(sizes).containsExactly(1, 3);
        assertThat(waits).hasSize(4).allSatisfy(nanos -> assertThat(nanos).isPositive());
    }

    @Test
    void theEndClassifiesWhatWaitsWithoutLingering() {
        Batcher batcher = start(100, LONG, 100);
        List<CompletableFuture<Classification>> answers = submit(batcher, 0, 5);
        model.let(1);
        batcher.drain(LONG);
        assertThat(answers).allSatisfy(answer -> assertThat(answer).isCompletedWithValue(GatedModel.ANSWER));
        assertThat(batcher.isRunning()).isFalse();
        assertThatThrownBy(() -> batcher.submit(Query.of("late")))
                .isInstanceOf(ServiceException.class)
                .hasMessageContaining("stopping");
    }

    @Test
    void whatStillWaitsAtTheDeadlineFails() {
        Batcher batcher = start(1, SHORT, 100);
        submit(batcher, 0, 1);
        awaitBatches(1);
        List<CompletableFuture<Classification>> waiting = submit(batcher, 1, 3);
        batcher.drain(SHORT);
        assertThat(waiting)
                .allSatisfy(answer -> assertThatThrownBy(answer::join).hasCauseInstanceOf(ServiceException.class));
    }
}
