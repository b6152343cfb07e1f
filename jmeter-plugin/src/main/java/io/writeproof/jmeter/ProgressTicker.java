package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import io.writeproof.schedule.Phase;
import io.writeproof.summary.ProgressLine;
import io.writeproof.summary.ProgressLine.Counts;
import io.writeproof.summary.ProgressLine.Planned;
import io.writeproof.target.Span;
import io.writeproof.threshold.Scope;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Prints a progress line for each second. */
final class ProgressTicker implements RunClock.Listener {

    /** What is left of the last second when the test ends is not worth a line. */
    private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Stands where the phase does. */
    private static final String VERIFYING = "verifying";

    private final RecordedSamples samples;
    private final @Nullable Long plannedRequests;
    private final PrintStream console;
    private long doneBefore;
    private boolean verifying;

    /** @param plannedRequests of the measured phases, when no schedule says; null when nobody knows */
    ProgressTicker(RecordedSamples samples, @Nullable Long plannedRequests, PrintStream console) {
        this.samples = samples;
        this.plannedRequests = plannedRequests;
        this.console = console;
    }

    @Override
    public void second(Interval second) {
        if (second.toNanos() - second.fromNanos() < SHORTEST_NANOS) {
            return;
        }
        Map<SeriesName, SampleStatistics> totals = samples.totals();
        SampleStatistics total = sum(totals, name -> true);
        if (total.requests() == doneBefore && ParityRuns.any(ParityRun::isChecking)) {
            verifying(totals);
            return;
        }
        PlannedLoad plan = new PlannedLoad(ArrivalsOfTest.all());
        Planned planned = planned(plan, totals);
        String phase = samples.places().at(second.toNanos());
        boolean afterTheLoad = planned != null && planned.done() >= planned.all() && phase.isEmpty();
        if (total.requests() > doneBefore || !afterTheLoad) {
            double perSecond = (total.requests() - doneBefore) * 1e9 / (second.toNanos() - second.fromNanos());
            Duration remaining = planned == null ? null : remaining(plan, second.toNanos(), planned, perSecond);
            if (remaining == null && planned != null) {
                remaining = atMeanRate(second.toNanos(), planned);
            }
            console.println(new ProgressLine(counts(total), planned, perSecond, p99(totals), phase, remaining));
        }
        doneBefore = total.requests();
    }

    /** To be told when nothing is sent any more, unless the rows have been compared before. */
    void loadEnded() {
        if (ParityRuns.any(ParityRun::isUnchecked)) {
            verifying(samples.totals());
        }
    }

    /** Tells once that nothing but the rows is waited for; nobody knows how long. */
    private void verifying(Map<SeriesName, SampleStatistics> totals) {
        if (verifying) {
            return;
        }
        verifying = true;
        Planned planned = planned(new PlannedLoad(ArrivalsOfTest.all()), totals);
        Counts counts = counts(sum(totals, name -> true));
        console.println(new ProgressLine(counts, planned, null, p99(totals), VERIFYING, null));
    }

    private static Counts counts(SampleStatistics total) {
        return new Counts(total.successes(), total.failures());
    }

    /** Of thread groups without a schedule, only the plan can say how much they will send. */
    private @Nullable Planned planned(PlannedLoad plan, Map<SeriesName, SampleStatistics> totals) {
        if (plan.arrivals() == 0) {
            return plannedRequests == null ? null : new Planned(measured(totals).requests(), plannedRequests);
        }
        List<String> phases = plan.phases();
        long done = totals.entrySet().stream()
                .filter(series -> phases.contains(series.getKey().phase()))
                .mapToLong(series -> series.getValue().requests())
                .sum();
        return new Planned(done, plan.arrivals());
    }

    private static @Nullable Double p99(Map<SeriesName, SampleStatistics> totals) {
        SampleStatistics measured = measured(totals);
        return measured.successes() == 0 ? null : measured.responseTime().percentileNanos(99) / 1e6;
    }

    private static SampleStatistics measured(Map<SeriesName, SampleStatistics> totals) {
        return sum(totals, name -> !name.phase().equals(Phase.WARMUP));
    }

    private static SampleStatistics sum(Map<SeriesName, SampleStatistics> totals, Predicate<SeriesName> wanted) {
        return new Interval(0, 0, totals).sum(wanted);
    }

    /** What the rest of the requests takes at the rate until now; null when nothing tells that. */
    private @Nullable Duration atMeanRate(long now, Planned planned) {
        Span time = samples.places().of(Scope.MEASURED).time();
        return time == null || planned.done() == 0
                ? null
                : Duration.ofNanos(Math.round((double) (now - time.fromNanos()) * planned.left() / planned.done()));
    }

    /** The rest of the schedule, or what the rest of the requests takes at the present rate, if that is more. */
    private static @Nullable Duration remaining(PlannedLoad plan, long now, Planned planned, double perSecond) {
        Duration ofSchedule = plan.remainingAt(now);
        if (ofSchedule == null || perSecond == 0) {
            return ofSchedule;
        }
        Duration atThisRate = Duration.ofMillis(Math.round(1000 * (planned.all() - planned.done()) / perSecond));
        return List.of(ofSchedule, atThisRate).stream().max(Duration::compareTo).orElse(ofSchedule);
    }
}
