package io.writeproof.bench.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MpscArrayQueue;

/** JCTools' array queue for many producers and one consumer. It cannot wait, so an empty one is asked again a little later. */
final class MpscQueue implements BoundedQueue {

    private static final long IDLE_NANOS = 20_000;

    private final MpscArrayQueue<Object> queue;
    private final int maxRows;
    private final List<Object> batch = new ArrayList<>();

    MpscQueue(int capacity, int maxRows) {
        this.queue = new MpscArrayQueue<>(capacity);
        this.maxRows = maxRows;
    }

    @Override
    public boolean offer(Object row) {
        return queue.offer(row);
    }

    @Override
    public int take() throws InterruptedException {
        batch.clear();
        if (queue.drain(batch::add, maxRows) == 0) {
            LockSupport.parkNanos(IDLE_NANOS);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return batch.size();
    }
}
