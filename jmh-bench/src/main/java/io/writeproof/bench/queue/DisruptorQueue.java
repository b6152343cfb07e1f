package io.writeproof.bench.queue;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.EventTranslatorOneArg;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.TimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Disruptor's ring buffer for many producers, with a consumer that waits on a lock. */
final class DisruptorQueue implements BoundedQueue {

    private static final EventTranslatorOneArg<Slot, Object> FILL = (slot, sequence, row) -> slot.row = row;

    private final RingBuffer<Slot> ring;
    private final SequenceBarrier published;
    private final Sequence taken = new Sequence();
    private final int maxRows;
    private final List<Object> batch = new ArrayList<>();
    private long known = taken.get();

    private static final class Slot {

        private @Nullable Object row;
    }

    DisruptorQueue(int capacity, int maxRows) {
        this.ring = RingBuffer.createMultiProducer(Slot::new, capacity, new BlockingWaitStrategy());
        this.published = ring.newBarrier();
        this.maxRows = maxRows;
        ring.addGatingSequences(taken);
    }

    @Override
    public boolean offer(Object row) {
        return ring.tryPublishEvent(FILL, row);
    }

    @Override
    public int take() throws InterruptedException {
        long first = taken.get() + 1;
        if (known < first) {
            // Only now: the barrier looks at every published slot, and a batch may be a small part of them.
            known = awaitPublished(first);
        }
        long last = Math.min(known, taken.get() + maxRows);
        batch.clear();
        for (long sequence = first; sequence <= last; sequence++) {
            Slot slot = ring.get(sequence);
            if (slot.row != null) {
                batch.add(slot.row);
                slot.row = null;
            }
        }
        taken.set(last);
        return batch.size();
    }

    private long awaitPublished(long sequence) throws InterruptedException {
        try {
            return published.waitFor(sequence);
        } catch (AlertException | TimeoutException e) {
            throw new IllegalStateException("nobody alerts this barrier, and its wait has no limit", e);
        }
    }
}
