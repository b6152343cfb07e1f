package io.writeproof.bench.goal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Callers that call again as soon as they have their answer, for a while, after a warm-up.
 *
 * <p>A call is counted when it ended while the clock ran. Calls that are under way at the end are awaited and their latency is
 * recorded: leaving them out would hide exactly those that were starved.
 *
 * @param callers calls under way at once
 * @param rowsPerCall what a call commits
 * @param pace how long
 */
record ClosedLoop(int callers, int rowsPerCall, Pace pace) {

    private static final long LONGEST_NANOS = 60_000_000_000L;
    private static final int DIGITS = 3;

    /** One call of one caller. */
    interface Call {
        /** Returns when the rows are committed. */
        void run(int caller) throws Exception;
    }

    /**
     * Runs the loop with as many threads as callers.
     *
     * @throws Exception what a call threw first
     */
    Sample run(Call call, Optional<ProcessHandle> postmaster) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            long begin = System.nanoTime() + pace.warmUp().toNanos();
            long end = begin + pace.measured().toNanos();
            List<Future<Caller>> started = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int number = i;
                started.add(threads.submit(() -> new Caller(begin, end).loop(call, number)));
            }
            TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime());
            CpuUse before = CpuUse.now(postmaster);
            TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
            CpuUse used = CpuUse.now(postmaster).since(before);
            return sum(started, used);
        } finally {
            threads.shutdownNow();
        }
    }

    private Sample sum(List<Future<Caller>> callers, CpuUse cpu) throws InterruptedException, ExecutionException {
        Histogram all = new Histogram(LONGEST_NANOS, DIGITS);
        long calls = 0;
        for (Future<Caller> future : callers) {
            Caller caller = future.get();
            all.add(caller.latency);
            calls += caller.calls;
        }
        return new Sample(calls * rowsPerCall, pace.measured().toNanos() / 1e9, all, cpu);
    }

    private static final class Caller {

        private final long begin;
        private final long end;
        private final Histogram latency = new Histogram(LONGEST_NANOS, DIGITS);
        private long calls;

        Caller(long begin, long end) {
            this.begin = begin;
            this.end = end;
        }

        Caller loop(Call call, int number) throws Exception {
            for (long now = System.nanoTime(); now < end; ) {
                call.run(number);
                long done = System.nanoTime();
                if (done >= begin) {
                    latency.recordValue(Math.min(done - now, LONGEST_NANOS));
                    calls += done < end ? 1 : 0;
                }
                now = done;
            }
            return this;
        }
    }
}
