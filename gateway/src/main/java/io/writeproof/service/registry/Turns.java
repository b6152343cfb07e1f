package io.writeproof.service.registry;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has work of the same key done one after the other, in the order in which it came; work of other keys goes on meanwhile.
 *
 * <p>No thread waits for a turn: it begins where the one before ended, and whether that failed makes no difference to it. What
 * waits is bounded, and nothing is remembered of a key when its last turn is over. Thread-safe.
 */
final class Turns<K> {

    private static final int MOST_WAITING = 1_000;

    /** Has an entry for each key whose turn somebody has, with those who wait for it; guarded by this. */
    private final Map<K, Queue<Turn<?>>> waitingByKey = new HashMap<>();

    /** Those of all keys; guarded by this. */
    private int waiting;

    private record Turn<T>(Supplier<CompletionStage<T>> work, CompletableFuture<T> outcome) {

        void begin() {
            begun().whenComplete((result, failure) -> {
                if (failure == null) {
                    outcome.complete(result);
                } else {
                    outcome.completeExceptionally(failure);
                }
            });
        }

        private CompletionStage<T> begun() {
            try {
                return work.get();
            } catch (RuntimeException | Error e) {
                return CompletableFuture.failedStage(e);
            }
        }

        void whenOver(Runnable next) {
            CompletionStage<T> over = outcome;
            over.whenComplete((result, failure) -> next.run());
        }
    }

    /**
     * Does the work when its turn comes.
     *
     * @param work begins it; the turn is over when the stage is complete
     * @return what becomes of the work; fails with {@link Reason#UNAVAILABLE} if too much waits already
     */
    <T> CompletionStage<T> take(K key, Supplier<CompletionStage<T>> work) {
        Turn<T> turn = new Turn<>(work, new CompletableFuture<>());
        if (mayBegin(key, turn)) {
            goOn(key, turn);
        }
        return turn.outcome().minimalCompletionStage();
    }

    private synchronized boolean mayBegin(K key, Turn<?> turn) {
        Queue<Turn<?>> others = waitingByKey.get(key);
        if (others == null) {
            waitingByKey.put(key, new ArrayDeque<>());
            return true;
        }
        if (waiting == MOST_WAITING) {
            turn.outcome()
                    .completeExceptionally(new ServiceException(
                            Reason.UNAVAILABLE,
                            "too many requests wait for others of the same name; send the request again later"));
        } else {
            others.add(turn);
            waiting++;
        }
        return false;
    }

    /** A loop, lest turns that are over at once lie on top of one another on the stack. */
    private void goOn(K key, Turn<?> first) {
        for (Turn<?> turn = first; turn != null; turn = next(key)) {
            turn.begin();
            if (!turn.outcome().isDone()) {
                turn.whenOver(() -> goOn(key));
                return;
            }
        }
    }

    private void goOn(K key) {
        Turn<?> next = next(key);
        if (next != null) {
            goOn(key, next);
        }
    }

    private synchronized @Nullable Turn<?> next(K key) {
        Queue<Turn<?>> others = waitingByKey.get(key);
        Turn<?> next = others == null ? null : others.poll();
        if (next == null) {
            waitingByKey.remove(key);
        } else {
            waiting--;
        }
        return next;
    }

    /** Keys whose turn somebody has. */
    synchronized int keys() {
        return waitingByKey.size();
    }
}
