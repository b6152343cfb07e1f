package io.writeproof.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Threads that have no time, and as much before them as may wait. */
final class BusyBackground {

    private BusyBackground() {}

    /** One thread, called {@code busy}, that is held until the gate opens, and full. */
    static Background until(CountDownLatch gate) {
        Background background = new Background("busy", 1);
        CompletableFuture<Void> last;
        do {
            last = background.run(() -> await(gate));
        } while (!last.isCompletedExceptionally());
        return background;
    }

    private static Void await(CountDownLatch gate) {
        try {
            gate.await();
            return null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
