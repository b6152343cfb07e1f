package io.writeproof.bench.queue;

import io.writeproof.write.RowQueueAccess;

/** The gateway's own queue. */
final class GatewayQueue implements BoundedQueue {

    private final RowQueueAccess<Object> queue;

    GatewayQueue(int capacity, int maxRows) {
        queue = new RowQueueAccess<>(capacity, maxRows);
    }

    @Override
    public boolean offer(Object row) {
        return queue.offer(row);
    }

    @Override
    public int take() throws InterruptedException {
        return queue.take();
    }
}
