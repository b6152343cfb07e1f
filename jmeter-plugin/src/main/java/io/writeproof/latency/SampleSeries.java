package io.writeproof.latency;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What is recorded of the samples of one label in one phase. Thread-safe; recording takes no lock. */
final class SampleSeries {

    private static final long LATE_AFTER_NANOS = SampleMoments.LATE_AFTER.toNanos();

    private final LongAdder failures = new LongAdder();
    private final LongAdder lagNanos = new LongAdder();
    private final LongAdder late = new LongAdder();
    /** The longest of the interval under way, taken out at its end. */
    private final AtomicLong lagMaxNanos = new AtomicLong();

    private final LongAccumulator firstSent;
    private final LongAccumulator lastEnded;
    private final LatencyRecorder response = new LatencyRecorder();
    private final LatencyRecorder service = new LatencyRecorder();

    /** Whether a sample was recorded since the last interval: a phase that is over is not read again every second. */
    private volatile boolean touched;

    /** What {@link #interval()} has given away already. */
    private SampleStatistics given = SampleStatistics.none();

    /** The moments of the first sample serve as origin, because nanoTime may be negative and wraps. */
    SampleSeries(SampleMoments first) {
        firstSent = new LongAccumulator((a, b) -> b - a < 0 ? b : a, first.sentNanos());
        lastEnded = new LongAccumulator((a, b) -> b - a > 0 ? b : a, first.endedNanos());
    }

    void succeeded(SampleMoments sample) {
        answered(sample);
        touch();
    }

    void failed(SampleMoments sample) {
        answered(sample);
        failures.increment();
        touch();
    }

    /** Comes last, so that what it tells of is there; mostly it only reads, which processors do side by side. */
    private void touch() {
        if (!touched) {
            touched = true;
        }
    }

    private void answered(SampleMoments sample) {
        firstSent.accumulate(sample.sentNanos());
        lastEnded.accumulate(sample.endedNanos());
        response.record(sample.responseNanos());
        service.record(sample.serviceNanos());
        long lag = sample.lagNanos();
        if (lag > 0) {
            lagged(lag);
        }
    }

    private void lagged(long nanos) {
        lagNanos.add(nanos);
        if (nanos > lagMaxNanos.get()) {
            lagMaxNanos.accumulateAndGet(nanos, Math::max);
        }
        if (nanos > LATE_AFTER_NANOS) {
            late.increment();
        }
    }

    /** Everything recorded until now. */
    synchronized SampleStatistics snapshot() {
        return read(Math.max(given.lag().maxNanos(), lagMaxNanos.get()));
    }

    /** What was recorded since the last call; for one reader. */
    synchronized SampleStatistics interval() {
        if (!touched) {
            return SampleStatistics.none();
        }
        touched = false;
        long longestLag = lagMaxNanos.getAndSet(0);
        SampleStatistics now = read(Math.max(given.lag().maxNanos(), longestLag));
        SampleStatistics since = now.minus(given).withLongestLag(longestLag);
        given = now;
        return since;
    }

    /** In the reverse order of recording: what is only half recorded yet counts as a response at most. */
    private SampleStatistics read(long longestLag) {
        long failed = failures.sum();
        SampleLag lag = new SampleLag(lagNanos.sum(), longestLag, late.sum());
        Latencies services = service.snapshot();
        return new SampleStatistics(failed, response.snapshot(), services, lag, firstSent.get(), lastEnded.get());
    }
}
