package io.writeproof.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RowQueueTest {

    private static final long FOR_EVER = Duration.ofHours(1).toNanos();

    @Test
    void aFullQueueRefuses() {
        RowQueue<Integer> queue = new RowQueue<>(2, 10, FOR_EVER, 1);
        assertThat(queue.offer(1)).isEqualTo(RowQueue.Offer.ACCEPTED);
        assertThat(queue.offer(2)).isEqualTo(RowQueue.Offer.ACCEPTED);
        assertThat(queue.offer(3)).isEqualTo(RowQueue.Offer.FULL);
    }

    @Test
    void aFullQueueHasRoomAgainWhenABatchIsTaken() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(2, 1, 0, 1);
        IntStream.range(0, 2).forEach(queue::offer);
        assertThat(queue.take()).containsExactly(0);
        assertThat(queue.offer(2)).isEqualTo(RowQueue.Offer.ACCEPTED);
        assertThat(queue.offer(3)).isEqualTo(RowQueue.Offer.FULL);
    }

    @Test
    void aFullQueueThatIsClosedSaysThatItIsClosed() {
        RowQueue<Integer> queue = new RowQueue<>(1, 1, 0, 1);
        queue.offer(0);
        queue.close();
        assertThat(queue.offer(1)).isEqualTo(RowQueue.Offer.CLOSED);
    }

    @Test
    void aBatchIsHandedOutWhenItIsFull() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(10, 3, FOR_EVER, 1);
        IntStream.range(0, 4).forEach(queue::offer);
        assertThat(queue.take()).containsExactly(0, 1, 2);
    }

    @Test
    void aBatchIsHandedOutWhenItsOldestRowHasWaitedLongEnough() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(10, 3, TimeUnit.MILLISECONDS.toNanos(20), 1);
        queue.offer(0);
        assertThat(queue.take()).containsExactly(0);
    }

    @Test
    void withoutLingeringABatchIsWhatIsThere() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(10, 3, FOR_EVER, 1);
        queue.offer(0);
        queue.stopLingering();
        assertThat(queue.take()).containsExactly(0);
    }

    @Test
    void aClosedQueueRefusesAndHandsOutTheRestThenNothing() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(10, 3, FOR_EVER, 1);
        queue.offer(0);
        queue.close();
        assertThat(queue.offer(1)).isEqualTo(RowQueue.Offer.CLOSED);
        assertThat(queue.take()).containsExactly(0);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void closingWakesATakerThatWaits() {
        RowQueue<Integer> queue = new RowQueue<>(10, 3, FOR_EVER, 1);
        CompletableFuture<List<Integer>> taken = takeInBackground(queue);
        queue.close();
        assertThat(taken.join()).isEmpty();
    }

    @Test
    void rowsThatAreTooFewToGoBesideABatchUnderWayFollowIt() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(10, 10, 0, 3);
        queue.offer(0);
        assertThat(queue.take()).containsExactly(0);
        queue.offer(1);
        queue.offer(2);
        CompletableFuture<List<Integer>> next = takeInBackground(queue);
        assertThat(next).isNotDone();
        queue.offer(3);
        assertThat(next.join()).as("three may go beside").containsExactly(1, 2, 3);
        queue.offer(4);
        queue.written();
        queue.written();
        assertThat(queue.take()).as("nothing is under way").containsExactly(4);
    }

    @Test
    void aCallerGoesAloneOnlyWhenNothingIsQueuedOrUnderWayAndNothingWasShared() throws InterruptedException {
        RowQueue<Integer> queue = new RowQueue<>(10, 10, 0, 3);
        assertThat(queue.tryAlone()).isTrue();
        assertThat(queue.tryAlone()).as("while another is alone").isFalse();
        queue.offer(0);
        queue.offer(1);
        CompletableFuture<List<Integer>> next = takeInBackground(queue);
        queue.writtenAlone();
        assertThat(next.join()).as("what arrived meanwhile").containsExactly(0, 1);
        queue.written();
        assertThat(queue.tryAlone()).as("after a shared batch").isFalse();
        queue.offer(2);
        queue.take();
        queue.written();
        assertThat(queue.tryAlone()).as("after a batch of one").isTrue();
    }

    @Test
    void manyProducersAndTakersLoseNothingAndDoubleNothing() {
        RowQueue<Integer> queue = new RowQueue<>(100_000, 7, TimeUnit.MICROSECONDS.toNanos(50), 1);
        List<Integer> taken = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> takers = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> {
                            for (List<Integer> batch = take(queue); !batch.isEmpty(); batch = take(queue)) {
                                taken.addAll(batch);
                            }
                        },
                        task -> new Thread(task).start()))
                .toList();
        IntStream.range(0, 50_000).parallel().forEach(queue::offer);
        queue.close();
        takers.forEach(CompletableFuture::join);
        assertThat(taken).hasSize(50_000);
        assertThat(new HashSet<>(taken)).hasSize(50_000);
    }

    private static CompletableFuture<List<Integer>> takeInBackground(RowQueue<Integer> queue) {
        return CompletableFuture.supplyAsync(() -> take(queue), task -> new Thread(task).start());
    }

    private static List<Integer> take(RowQueue<Integer> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
