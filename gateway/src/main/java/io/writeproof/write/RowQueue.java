package io.writeproof.write;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A bounded queue that hands out rows in batches: when enough have gathered, or the oldest has waited long enough.
 *
 * <p>It knows how many batches are being written, because whoever takes one says when it is {@link #written()}; so a batch
 * may be held back while another is under way, for more rows to share it.
 *
 * <p>Many threads may offer and many may take. A taker is woken when there is something to decide, not for each row: the
 * wake-up is what costs in a hand-over, not the queue.
 */
public final class RowQueue<R> {

    private final int capacity;
    private final int maxRows;
    private final long lingerNanos;
    private final int besideRows;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ready = lock.newCondition();
    private final ArrayDeque<R> rows = new ArrayDeque<>();

    /** When each row arrived, as a ring that begins at {@link #oldest}; empty where no row lingers, so that none is timed. */
    private final long[] sinceNanos;

    private int oldest;
    private int underWay;
    private int lastBatch;
    private boolean hurried;
    private boolean closed;

    /** Read without the lock, so that those whom a full queue refuses do not keep the takers from it; false when closed. */
    private volatile boolean full;

    /**
     * An empty queue.
     *
     * @param capacity rows that may wait
     * @param maxRows rows of a batch at most
     * @param lingerNanos how long a row may wait for a batch to fill
     * @param besideRows rows that must wait for a batch to be handed out beside one that is being written; 1 for always
     */
    public RowQueue(int capacity, int maxRows, long lingerNanos, int besideRows) {
        this.capacity = capacity;
        this.maxRows = maxRows;
        this.lingerNanos = lingerNanos;
        this.besideRows = besideRows;
        this.sinceNanos = new long[lingerNanos == 0 ? 0 : capacity];
    }

    /** How an offer ended. */
    public enum Offer {
        ACCEPTED,
        FULL,
        CLOSED
    }

    /** Adds a row at the end, or says why not. */
    public Offer offer(R row) {
        if (full) {
            return Offer.FULL;
        }
        lock.lock();
        try {
            if (closed) {
                return Offer.CLOSED;
            }
            if (full) {
                return Offer.FULL;
            }
            if (lingerNanos > 0) {
                sinceNanos[(oldest + rows.size()) % capacity] = System.nanoTime();
            }
            rows.add(row);
            int size = rows.size();
            full = size == capacity;
            if (size == (underWay == 0 ? 1 : besideRows) || size % maxRows == 0) {
                ready.signal();
            }
            return Offer.ACCEPTED;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a caller write its row itself when nothing is queued or being written, and the last batch was not shared either.
     *
     * @return whether it may, as a batch of its own: it says {@link #writtenAlone()} afterwards
     */
    boolean tryAlone() {
        lock.lock();
        try {
            if (closed || underWay > 0 || !rows.isEmpty() || lastBatch > 1) {
                return false;
            }
            underWay++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Says that the row of {@link #tryAlone} is written; rows that arrived meanwhile are for a taker. */
    void writtenAlone() {
        lock.lock();
        try {
            underWay--;
            lastBatch = 1;
            if (!rows.isEmpty()) {
                ready.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that a batch taken is written; the taker comes back for the next, so that no other is woken. */
    public void written() {
        lock.lock();
        try {
            underWay--;
        } finally {
            lock.unlock();
        }
    }

    /** Rows that nobody has taken. */
    public int size() {
        lock.lock();
        try {
            return rows.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next batch; an empty one means that the queue is closed and nothing is left. */
    public List<R> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!isDue()) {
                if (rows.isEmpty() && closed) {
                    return List.of();
                } else if (rows.isEmpty() || isHeldBack()) {
                    ready.await();
                } else {
                    ready.awaitNanos(remainingNanos());
                }
            }
            return removeBatch();
        } finally {
            lock.unlock();
        }
    }

    private boolean isDue() {
        return !rows.isEmpty()
                && !isHeldBack()
                && (rows.size() >= maxRows || hurried || closed || remainingNanos() <= 0);
    }

    private boolean isHeldBack() {
        return underWay > 0 && rows.size() < besideRows;
    }

    private long remainingNanos() {
        return lingerNanos == 0 ? 0 : lingerNanos - (System.nanoTime() - sinceNanos[oldest]);
    }

    private List<R> removeBatch() {
        int size = Math.min(rows.size(), maxRows);
        underWay++;
        lastBatch = size;
        List<R> batch = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            batch.add(rows.remove());
        }
        oldest = (oldest + size) % capacity;
        full = false;
        if (!rows.isEmpty()) {
            // Another taker must watch over the rest: its wake-up may have been used up by this batch.
            ready.signal();
        }
        return batch;
    }

    /** From now on a batch is handed out as soon as there is a row. */
    void stopLingering() {
        setHurried(true);
    }

    /** From now on a batch may wait to fill again. */
    void resumeLingering() {
        setHurried(false);
    }

    private void setHurried(boolean value) {
        lock.lock();
        try {
            hurried = value;
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Refuses further rows; takers get what is left. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            full = false;
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Takes out all rows that nobody has taken. */
    public List<R> removeAll() {
        lock.lock();
        try {
            List<R> left = List.copyOf(rows);
            rows.clear();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
