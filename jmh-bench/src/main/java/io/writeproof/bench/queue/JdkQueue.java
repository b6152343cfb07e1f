package io.writeproof.bench.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** A queue of the JDK: waits for the first row of a batch and drains what else is there. */
final class JdkQueue implements BoundedQueue {

    private final BlockingQueue<Object> queue;
    private final int maxRows;
    private final List<Object> batch = new ArrayList<>();

    JdkQueue(BlockingQueue<Object> queue, int maxRows) {
        this.queue = queue;
        this.maxRows = maxRows;
    }

    @Override
    public boolean offer(Object row) {
        return queue.offer(row);
    }

    @Override
    public int take() throws InterruptedException {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, maxRows - 1);
        return batch.size();
    }
}
