package io.writeproof.latency;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Records one distribution of durations from any number of threads.
 *
 * <p>Recording is wait-free and allocates nothing. Durations from 0 to one hour are kept to three significant digits
 * (and never finer than 64 ns); longer ones count as one hour, negative ones as 0. One recorder takes about 0.7 MB.
 */
public final class LatencyRecorder {

    private static final long FINEST_NANOS = 64;
    static final long LONGEST_NANOS = 3_600_000_000_000L;
    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(FINEST_NANOS, LONGEST_NANOS, DIGITS);
    private final Histogram total = new Histogram(FINEST_NANOS, LONGEST_NANOS, DIGITS);
    private Histogram interval = recorder.getIntervalHistogram();

    /** Adds one duration. Wait-free. */
    public void record(long nanos) {
        recorder.recordValue(Math.max(0, Math.min(nanos, LONGEST_NANOS)));
    }

    /** Everything recorded until now. Takes a lock that recording threads never take. */
    public synchronized Latencies snapshot() {
        interval = recorder.getIntervalHistogram(interval);
        total.add(interval);
        return new Latencies(total.copy());
    }
}
