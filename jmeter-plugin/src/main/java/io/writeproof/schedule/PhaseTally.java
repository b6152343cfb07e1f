package io.writeproof.schedule;

import io.writeproof.latency.SampleMoments;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts what became of the arrivals of the phases of one name in one run. Thread-safe and lock-free. */
final class PhaseTally {

    private static final long LATE_AFTER_NANOS = SampleMoments.LATE_AFTER.toNanos();

    private final long planned;
    private final double peakRate;
    private final LongAdder sent = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final LongAdder lagSumNanos = new LongAdder();
    private final LongAccumulator lagMaxNanos = new LongAccumulator(Math::max, 0);
    private final LongAdder noneFree = new LongAdder();
    private final LongAdder served = new LongAdder();
    private final LongAdder busyNanos = new LongAdder();

    PhaseTally(List<Phase> phasesOfOneName) {
        planned = phasesOfOneName.stream().mapToLong(Phase::arrivals).sum();
        peakRate = phasesOfOneName.stream().mapToDouble(Phase::peakRate).max().orElse(0);
    }

    /** An arrival goes out so long after its moment; at once when that is negative. */
    void sent(long lagNanos) {
        sent.increment();
        if (lagNanos > 0) {
            lagSumNanos.add(lagNanos);
            lagMaxNanos.accumulate(lagNanos);
        }
        if (lagNanos > LATE_AFTER_NANOS) {
            late.increment();
        }
    }

    /** A thread was free for an arrival only so long after its moment; at once when that is negative. */
    void claimed(long lagNanos) {
        if (lagNanos > LATE_AFTER_NANOS) {
            noneFree.increment();
        }
    }

    /** Arrivals for which no thread was free at their moment. */
    long noneFree() {
        return noneFree.sum();
    }

    /** An arrival kept its thread busy for so long. */
    void served(long nanos) {
        served.increment();
        busyNanos.add(nanos);
    }

    Punctuality punctuality() {
        long sentNow = sent.sum();
        Duration mean = Duration.ofNanos(sentNow == 0 ? 0 : lagSumNanos.sum() / sentNow);
        return new Punctuality(
                sentNow, late.sum(), planned - sentNow, new Lag(mean, Duration.ofNanos(lagMaxNanos.get())));
    }

    /** By Little's law, how many threads are busy on average while the rate is at its peak; 0 when nothing was served. */
    double busyThreads() {
        long servedNow = served.sum();
        return servedNow == 0 ? 0 : peakRate * busyNanos.sum() / servedNow / 1e9;
    }
}
