package io.writeproof.summary;

import io.writeproof.latency.SampleMoments;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line for each sample, on a thread of its own behind a bounded queue.
 *
 * <p>A disk that is too slow must not slow the load down, or the load would no longer be the planned one. So a sample that
 * finds the queue full is not written, but counted: {@link #leftOut()}. Histograms and verdict have it all the same.
 * Thread-safe.
 */
public final class SampleLog {

    private static final int QUEUE = 1 << 16;
    private static final int BATCH = 1 << 12;

    private final SampleFormat format;
    private final BlockingQueue<SampleFormat.Line> queue;
    private final LongAdder leftOut = new LongAdder();
    private final OutputStream out;
    private final long startNanos;
    private final Thread writer = new Thread(this::writeAll, "writeproof-samples");
    private volatile boolean ended;
    private volatile @Nullable IOException trouble;

    /**
     * How a sample ended.
     *
     * @param code the response code; empty when there is none
     */
    public record Answer(String label, Success success, String code) {}

    /** Whether a sample succeeded. */
    public enum Success {
        OK,
        FAILED
    }

    SampleLog(SampleFormat format, OutputStream out, long startNanos, int capacity) throws IOException {
        this.format = format;
        this.out = out;
        this.startNanos = startNanos;
        this.queue = new ArrayBlockingQueue<>(capacity);
        out.write(format.head());
        writer.setDaemon(true);
    }

    /**
     * Begins the log with what its format has before the first sample.
     *
     * @param startNanos from where the moments of the samples are counted, on the clock of {@link System#nanoTime()}
     */
    public static SampleLog start(SampleFormat format, OutputStream out, long startNanos) throws IOException {
        SampleLog log = new SampleLog(format, out, startNanos, QUEUE);
        log.writer.start();
        return log;
    }

    /** Hands a sample over; never waits for the disk. */
    public void add(SampleMoments moments, Answer answer) {
        SampleFormat.Line line = new SampleFormat.Line(
                moments.plannedNanos() - startNanos,
                moments.sentNanos() - startNanos,
                moments.endedNanos() - startNanos,
                answer.label(),
                moments.phase(),
                answer.success() == Success.OK,
                answer.code());
        if (!queue.offer(line)) {
            leftOut.increment();
        }
    }

    /** How many samples found the queue full. */
    public long leftOut() {
        return leftOut.sum();
    }

    /**
     * Writes what is queued; to be called when no sample comes any more.
     *
     * @throws IOException when the file could not be written, now or before
     */
    public void finish() throws IOException, InterruptedException {
        ended = true;
        writer.join();
        IOException found = trouble;
        if (found != null) {
            throw found;
        }
        writeQueued(new ArrayList<>());
        out.flush();
    }

    private void writeAll() {
        List<SampleFormat.Line> batch = new ArrayList<>(BATCH);
        try {
            while (!ended || !queue.isEmpty()) {
                if (writeQueued(batch) == 0) {
                    Thread.sleep(1);
                }
            }
        } catch (IOException e) {
            trouble = e;
        } catch (RuntimeException e) {
            // Or the file would lack samples and nobody would be told.
            trouble = new IOException("a sample could not be written: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int writeQueued(List<SampleFormat.Line> batch) throws IOException {
        batch.clear();
        int taken = queue.drainTo(batch, BATCH);
        for (SampleFormat.Line line : batch) {
            out.write(format.line(line));
        }
        return taken;
    }
}
