package io.writeproof.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One client of a live page, on the thread that answers it; others only put events into its queue, or cut it off.
 *
 * <p>A thread that is interrupted while it writes to a channel closes the channel: so a client that does not read is got
 * rid of. Thread-safe.
 */
final class LiveClient implements AutoCloseable {

    /** About a quarter of a minute of events. */
    private static final int MOST_WAITING = 32;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread = Thread.currentThread();
    private boolean writing;
    private long writingSinceNanos;
    private boolean gone;

    /** Writes to it, however long that takes unless it is cut off. */
    void write(OutputStream out, byte[] bytes) throws IOException {
        begin();
        out.write(bytes);
        out.flush();
        done();
    }

    private synchronized void begin() {
        writing = true;
        writingSinceNanos = System.nanoTime();
    }

    private synchronized void done() {
        writing = false;
    }

    /** Writes events as they come, until the last one. */
    void writeEvents(OutputStream out) throws IOException, InterruptedException {
        for (byte[] event = waiting.take(); event.length > 0; event = waiting.take()) {
            write(out, event);
        }
    }

    /** Leaves it an event; when too many wait already, it is cut off. Never waits. */
    void offer(byte[] event) {
        if (!waiting.offer(event)) {
            cut();
        }
    }

    /** No event comes any more. */
    void offerEnd() {
        offer(END);
    }

    /** Cuts it off when it has not taken what is being written to it for ten seconds. */
    synchronized void cutIfStuck() {
        if (writing && System.nanoTime() - writingSinceNanos > PATIENCE_NANOS) {
            cut();
        }
    }

    private synchronized void cut() {
        if (!gone) {
            thread.interrupt();
        }
    }

    /** Its thread is about to answer somebody else. */
    @Override
    public synchronized void close() {
        gone = true;
        boolean unused = Thread.interrupted();
    }
}
