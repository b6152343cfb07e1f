package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.store.StoreException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes items from a queue, one at a time, until it is told to stop.
 *
 * @param step deals with one item; false if there was none
 * @param bell rings when there may be an item from this process; those from others are found by looking from time to time
 */
record Dispatcher(BooleanSupplier step, Bell bell, Dispatching shared) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    @Override
    public void run() {
        try {
            while (!shared.isStopping()) {
                long heard = bell.rings();
                if (!dealsWithOne()) {
                    bell.await(heard, shared.settings().poll());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong with an item must not end the thread: the item will be handed out again. */
    private boolean dealsWithOne() {
        try {
            return step.getAsBoolean();
        } catch (StoreException e) {
            LOG.warn("{} goes on after a pause: {}", Thread.currentThread().getName(), e.getMessage());
            shared.listener().storeFailed(e.failureClass());
            return false;
        }
    }
}
