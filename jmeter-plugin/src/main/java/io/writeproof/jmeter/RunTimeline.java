package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.parity.ParityReport;
import io.writeproof.parity.PostgresAddress;
import io.writeproof.summary.DurationCounts;
import io.writeproof.summary.TimelineJson;
import io.writeproof.summary.TimelineSecond;
import io.writeproof.summary.TimelineSecond.Database;
import io.writeproof.summary.TimelineSecond.GateState;
import io.writeproof.summary.TimelineSecond.Generator;
import io.writeproof.summary.TimelineSecond.Lag;
import io.writeproof.summary.TimelineSecond.Machine;
import io.writeproof.summary.TimelineSecond.Rates;
import io.writeproof.summary.TimelineSecond.Times;
import io.writeproof.threshold.Measurements.RunMeasurements;
import io.writeproof.watch.DatabaseWatch;
import io.writeproof.watch.GeneratorWatch;
import io.writeproof.watch.MachineWatch;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jmeter.threads.JMeterContextService;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what is known of each second: load, generator, machine, service, database and rules.
 *
 * <p>To be told of a second before those who ask for its line. Confined to one thread at a time.
 */
final class RunTimeline implements RunClock.Listener, AutoCloseable {

    private final String runId;
    private final LoadRun run;
    private final RecordedSamples samples;
    private final LiveJudge judge;
    private final TargetPulse target = TargetPulse.follow();
    private final GeneratorWatch generator = new GeneratorWatch(System::nanoTime);
    private @Nullable DatabaseWatch database;

    private long inFlightBefore;
    private Map<String, Long> errorsBefore = Map.of();
    private byte[] latest = new byte[0];

    /**
     * @throws IllegalArgumentException when a property that names a series is wrong; says which
     */
    RunTimeline(String runId, LoadRun run, RecordedSamples samples, LiveJudge judge) {
        this.runId = runId;
        this.run = run;
        this.samples = samples;
        this.judge = judge;
    }

    /** What stands before the lines of the seconds. */
    byte[] header() {
        return TimelineJson.header(runId, run.startedAt());
    }

    /** The line of the latest second; empty before the first. */
    byte[] latest() {
        return latest.clone();
    }

    @Override
    public void second(Interval second) {
        latest = TimelineJson.line(describe(second));
    }

    private TimelineSecond describe(Interval second) {
        RunPhases places = samples.places();
        SampleStatistics all = second.sum(any -> true);
        long inFlight = run.inFlight();
        TimelineSecond described = new TimelineSecond(
                (second.toNanos() - run.startNanos()) / 1e9,
                places.namesAt(second.toNanos()),
                JMeterContextService.getNumberOfThreads(),
                inFlight,
                rates(second, all, places.plannedRate(second.fromNanos(), second.toNanos()), inFlight),
                newErrors(),
                places.planned() ? Lag.of(all) : null,
                Times.of(all.responseTime()),
                Times.of(all.serviceTime()),
                all.requests() == 0 ? null : DurationCounts.of(all.responseTime()),
                generator(),
                machine(),
                target.between(second.fromNanos(), second.toNanos()),
                database(),
                gates());
        inFlightBefore = inFlight;
        return described;
    }

    /** Samples are recorded when they end: those that were sent are these, and what is now in flight more than before. */
    private Rates rates(Interval second, SampleStatistics all, @Nullable Double planned, long inFlight) {
        double seconds = (second.toNanos() - second.fromNanos()) / 1e9;
        long sent = Math.max(0, all.requests() + inFlight - inFlightBefore);
        return new Rates(planned, sent / seconds, all.successes() / seconds, all.failures() / seconds);
    }

    private Map<String, Long> newErrors() {
        Map<String, Long> now = run.errors();
        Map<String, Long> fresh = new TreeMap<>();
        now.forEach((kind, count) -> {
            long more = count - errorsBefore.getOrDefault(kind, 0L);
            if (more > 0) {
                fresh.put(kind, more);
            }
        });
        errorsBefore = now;
        return fresh;
    }

    private Generator generator() {
        GeneratorWatch.Use use = generator.take();
        return new Generator(use.cpuCores(), use.heapBytes(), use.collectionMillis());
    }

    private @Nullable Machine machine() {
        MachineWatch.Use use = run.machine().latest();
        return use == null ? null : new Machine(use.busyCores(), use.stolenCores());
    }

    /** The elements of the plan start in any order, so the database is looked for when all have. */
    private @Nullable Database database() {
        DatabaseWatch watch = database;
        if (watch == null) {
            database = ParityRuns.database().map(this::watch).orElse(null);
            return null;
        }
        DatabaseWatch.Activity activity = watch.take();
        return activity == null
                ? null
                : new Database(
                        activity.walBytes(),
                        activity.commits(),
                        activity.rollbacks(),
                        activity.checkpoints(),
                        activity.active(),
                        activity.waiting());
    }

    private DatabaseWatch watch(PostgresAddress address) {
        return DatabaseWatch.start(address::connect, run::warn);
    }

    private List<GateState> gates() {
        ParityReport parity = RunAssessment.worst(run.parity().stream());
        RunMeasurements known = parity == null ? RunMeasurements.NONE : new ParityFigures(parity).measurements();
        return judge.outcomes(known).stream()
                .map(outcome -> new GateState(
                        outcome.rule().gate(), outcome.judged() ? outcome.passed() : null, outcome.actual()))
                .toList();
    }

    /** Nothing is asked any more. */
    @Override
    public void close() {
        if (database != null) {
            database.close();
        }
    }
}
