package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Stops the load for a rule: first so that every request under way may end, and when the grace was not enough, at once.
 *
 * <p>A request that is never answered would otherwise keep the test for ever. Confined to the thread of the clock.
 */
final class Abort implements RunClock.Listener {

    private final LoadRun run;
    private final RunningThreads threads;
    private final Duration grace;
    private final PrintStream console;
    private Stage stage = Stage.LOAD;
    private long stoppedNanos;

    private enum Stage {
        LOAD,
        STOPPED,
        CUT_OFF
    }

    /** @param grace from the stop until the requests that are still under way are cut off */
    Abort(LoadRun run, RunningThreads threads, Duration grace, PrintStream console) {
        this.run = run;
        this.threads = threads;
        this.grace = grace;
        this.console = console;
    }

    /** Stops the load. */
    void begin() {
        stage = Stage.STOPPED;
        stoppedNanos = System.nanoTime();
        threads.stop();
    }

    @Override
    public void second(Interval second) {
        int running = threads.running();
        boolean graceIsOver = second.toNanos() - stoppedNanos >= grace.toNanos();
        if (stage == Stage.STOPPED && running > 0 && graceIsOver) {
            stage = Stage.CUT_OFF;
            String cutOff = "requests of " + running + " threads were cut off, because they had not ended "
                    + grace.toSeconds() + " s after the stop (" + RunBounds.ABORT_GRACE + ")";
            console.println("[abort] " + cutOff);
            run.warn(cutOff);
            threads.stopNow();
        }
    }
}
