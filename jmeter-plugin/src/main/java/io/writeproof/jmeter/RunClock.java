package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts a run into seconds, by the clock and not by its samples, so that a service that hangs shows too.
 *
 * <p>The clock is {@link System#nanoTime()}: a change of the calendar does nothing. A second that the machine overslept makes
 * one longer interval, never several short ones.
 */
final class RunClock {

    private static final Logger LOG = LoggerFactory.getLogger(RunClock.class);
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long PATIENCE_S = 30;

    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "writeproof-clock");
        thread.setDaemon(true);
        return thread;
    });
    private final LoadRun run;
    private final List<Listener> listeners;
    private long lastNanos;

    private RunClock(LoadRun run, List<Listener> listeners) {
        this.run = run;
        this.listeners = List.copyOf(listeners);
        this.lastNanos = run.startNanos();
    }

    /** Wants to know each second; called on one thread at a time. */
    interface Listener {
        void second(Interval second);
    }

    /** Starts to tell the listeners, one after the other. */
    static RunClock start(LoadRun run, List<Listener> listeners) {
        RunClock clock = new RunClock(run, listeners);
        ScheduledFuture<?> unused = clock.ticks.scheduleAtFixedRate(clock::tick, 1, 1, TimeUnit.SECONDS);
        return clock;
    }

    /** Ends with the rest of the last second, when nothing is recorded any more. */
    void stop() {
        ticks.shutdown();
        try {
            if (!ticks.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                LOG.error("The last second of the run took more than {} s to write", PATIENCE_S);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        cut(System.nanoTime());
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - lastNanos >= SHORTEST_NANOS) {
            try {
                cut(now);
            } catch (RuntimeException | Error e) {
                failed(e);
            }
        }
    }

    private synchronized void cut(long now) {
        Interval second = run.interval(lastNanos, now);
        lastNanos = now;
        for (Listener listener : listeners) {
            try {
                listener.second(second);
            } catch (RuntimeException | Error e) {
                failed(e);
            }
        }
    }

    /** An executor would silently never tick again, whatever was thrown: a stack that is too small for a regular expression too. */
    private static void failed(Throwable e) {
        LOG.error("A second of the run could not be taken note of", e);
    }
}
