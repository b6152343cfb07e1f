package io.writeproof.bench.load;

import io.writeproof.bench.goal.CpuUse;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Processor time of a process, read every 20 ms, so that it can be told later for any window. Thread-safe.
 *
 * <p>The kernel accounts in ticks of 10 ms: a window should have a hundred of them.
 */
final class CpuTrace implements AutoCloseable {

    private static final long PERIOD_MILLIS = 20;

    private final ProcessHandle process;
    private final ConcurrentSkipListMap<Long, Double> secondsByNanos = new ConcurrentSkipListMap<>();
    private final Thread reader = new Thread(this::read, "cpu trace");

    CpuTrace(ProcessHandle process) {
        this.process = process;
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try {
            while (process.isAlive()) {
                double seconds = CpuUse.seconds(process);
                // A process that is just ending has no figures any more.
                if (seconds > 0) {
                    secondsByNanos.put(System.nanoTime(), seconds);
                }
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Seconds of processor time that it used between two moments of {@link System#nanoTime()}; NaN when unknown. */
    double between(long from, long to) {
        return at(to) - at(from);
    }

    private double at(long nanos) {
        Map.Entry<Long, Double> before = secondsByNanos.floorEntry(nanos);
        Map.Entry<Long, Double> after = secondsByNanos.ceilingEntry(nanos);
        if (before == null || after == null) {
            return Double.NaN;
        }
        double span = (double) after.getKey() - before.getKey();
        double share = span == 0 ? 0 : (nanos - before.getKey()) / span;
        return before.getValue() + share * (after.getValue() - before.getValue());
    }

    @Override
    public void close() {
        reader.interrupt();
    }
}
