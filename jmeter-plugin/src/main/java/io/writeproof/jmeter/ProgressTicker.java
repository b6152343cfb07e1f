package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import io.writeproof.schedule.Phase;
import io.writeproof.summary.ProgressLine;
import io.writeproof.summary.ProgressLine.Counts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Prints a progress line for each second. */
final class ProgressTicker implements RunClock.Listener {

    /** What is left of the last second when the test ends is not worth a line. */
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final RecordedSamples samples;
    private final PrintStream console;
    private long doneBefore;

    ProgressTicker(RecordedSamples samples, PrintStream console) {
        this.samples = samples;
        this.console = console;
    }

    @Override
    public void second(Interval second) {
        if (second.toNanos() - second.fromNanos() < SHORTEST_NANOS) {
            return;
        }
        SampleStatistics total = sum(name -> true);
        PlannedLoad plan = new PlannedLoad(ArrivalsOfTest.all());
        boolean afterTheLoad = plan.arrivals() > 0 && total.requests() >= plan.arrivals();
        if (total.requests() > doneBefore || !afterTheLoad) {
            console.println(line(total, plan, second));
        }
        doneBefore = total.requests();
    }

    private SampleStatistics sum(Predicate<SeriesName> wanted) {
        return new Interval(0, 0, samples.totals()).sum(wanted);
    }

    private ProgressLine line(SampleStatistics total, PlannedLoad plan, Interval second) {
        SampleStatistics measured = sum(name -> !name.phase().equals(Phase.WARMUP));
        Double p99 = measured.successes() == 0 ? null : measured.responseTime().percentileNanos(99) / 1e6;
        double perSecond = (total.requests() - doneBefore) * 1e9 / (second.toNanos() - second.fromNanos());
        return new ProgressLine(
                new Counts(total.successes(), total.failures()),
                plan.arrivals(),
                perSecond,
                p99,
                plan.phaseAt(second.toNanos()),
                remaining(plan, second.toNanos(), total.requests(), perSecond));
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
