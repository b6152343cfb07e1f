package io.writeproof.jmeter;

import io.writeproof.latency.SampleStatistics;
import io.writeproof.summary.ProgressLine;
import io.writeproof.summary.ProgressLine.Counts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints a progress line once per second, by the clock, so that a service that hangs shows too. */
final class ProgressTicker {

    private static final Logger LOG = LoggerFactory.getLogger(ProgressTicker.class);

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "writeproof-progress");
        thread.setDaemon(true);
        return thread;
    });
    private final LoadRun run;
    private final PrintStream console;
    private long doneBefore;

    private ProgressTicker(LoadRun run, PrintStream console) {
        this.run = run;
        this.console = console;
    }

    static ProgressTicker start(LoadRun run, PrintStream console) {
        ProgressTicker ticker = new ProgressTicker(run, console);
        ScheduledFuture<?> unused = ticker.clock.scheduleAtFixedRate(ticker::tick, 1, 1, TimeUnit.SECONDS);
        return ticker;
    }

    void stop() {
        clock.shutdownNow();
    }

    private void tick() {
        try {
            SampleStatistics total = run.total();
            PlannedLoad plan = new PlannedLoad(ArrivalsOfTest.all());
            boolean afterTheLoad = plan.arrivals() > 0 && total.requests() >= plan.arrivals();
            if (total.requests() > doneBefore || !afterTheLoad) {
                console.println(line(total, plan));
            }
            doneBefore = total.requests();
        } catch (RuntimeException e) {
            // An executor would silently never tick again.
            LOG.error("The progress line could not be made", e);
        }
    }

    private ProgressLine line(SampleStatistics total, PlannedLoad plan) {
        SampleStatistics measured = LoadRun.sum(run.measured());
        Double p99 = measured.successes() == 0 ? null : measured.responseTime().percentileNanos(99) / 1e6;
        double perSecond = total.requests() - doneBefore;
        long now = System.nanoTime();
        return new ProgressLine(
                new Counts(total.successes(), total.failures()),
                plan.arrivals(),
                perSecond,
                p99,
                plan.phaseAt(now),
                remaining(plan, now, total.requests(), perSecond));
    }

    /** The rest of the schedule, or what the rest of the requests takes at the present rate, if that is more. */
    private static @Nullable Duration remaining(PlannedLoad plan, long now, long done, double perSecond) {
        Duration planned = plan.remainingAt(now);
        if (planned == null || perSecond == 0) {
            return planned;
        }
        Duration atThisRate = Duration.ofMillis(Math.round(1000 * (plan.arrivals() - done) / perSecond));
        return List.of(planned, atThisRate).stream().max(Duration::compareTo).orElse(planned);
    }
}
