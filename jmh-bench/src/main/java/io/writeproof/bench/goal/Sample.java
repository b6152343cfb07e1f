package io.writeproof.bench.goal;

import io.writeproof.bench.fixture.WalCounters;
import org.HdrHistogram.Histogram;

/**
 * What one contender did in one round.
 *
 * @param rows rows that were committed while the clock ran
 * @param seconds how long it ran
 * @param latency of every call, in nanoseconds
 * @param cpu what it took of the processors, or {@link CpuUse#UNKNOWN}
 * @param wal what it made the server do for its commits, or {@link WalCounters#UNKNOWN}
 */
record Sample(long rows, double seconds, Histogram latency, CpuUse cpu, WalCounters wal) {

    Sample(long rows, double seconds, Histogram latency, CpuUse cpu) {
        this(rows, seconds, latency, cpu, WalCounters.UNKNOWN);
    }

    Sample with(WalCounters counted) {
        return new Sample(rows, seconds, latency, cpu, counted);
    }

    double rowsPerSecond() {
        return rows / seconds;
    }

    /** The latency that 99 % of the calls stay below, in microseconds. */
    double p99Micros() {
        return latency.getValueAtPercentile(99) / 1e3;
    }

    double p50Micros() {
        return latency.getValueAtPercentile(50) / 1e3;
    }

    /** Processor time of the client for one row, in microseconds. */
    double clientMicrosPerRow() {
        return cpu.clientSeconds() * 1e6 / rows;
    }

    /** Processor time of the server for one row, in microseconds. */
    double serverMicrosPerRow() {
        return cpu.serverSeconds() * 1e6 / rows;
    }
}
