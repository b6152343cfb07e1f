package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.jmeter.ArrivalsOfTest.Running;
import io.writeproof.latency.HistogramLog;
import io.writeproof.latency.Interval;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import io.writeproof.summary.HistoryCsv;
import io.writeproof.summary.HistoryCsv.Surroundings;
import io.writeproof.summary.RunReport;
import io.writeproof.summary.SampleFormat;
import io.writeproof.summary.SampleLog;
import io.writeproof.target.Exposition;
import io.writeproof.target.TargetScraper;
import io.writeproof.threshold.Baseline;
import io.writeproof.threshold.RuleParser;
import io.writeproof.threshold.Rules;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Ten million samples of simulated 80 minutes, by several threads, through all that a run records, judges and writes; prints
 * what arrived. Fails when the heap does not suffice, or when what is kept still grows after every phase was seen.
 *
 * <p>More than an hour at a low rate, so that whatever gets coarser when it is full is full, and then half of the samples in a spike.
 */
final class Soak {

    private static final int THREADS = 4;
    private static final int QUIET_RATE = 1200;
    private static final int SPIKE_RATE = 15_600;
    private static final int SPIKE_AT = 4500;
    private static final int SECONDS = 4800;
    private static final Schedule SCHEDULE =
            Schedule.parse("warmup: %1$d/s for 5m; steady: poisson %1$d/s for 70m; spike: %2$d/s for 5m"
                    .formatted(QUIET_RATE, SPIKE_RATE));

    /** Fewer than in a run, so that they become too many. */
    private static final int SHOWN_SECONDS = 1800;

    /** By this second every phase has begun. */
    private static final int SETTLED = 4560;

    /** What differs between runs with no leak; nearly four million samples come after it was settled. */
    private static final long TOLERATED_BYTES = 3 << 20;

    private static final Rules RULES = RuleParser.parse("""
            windows: p95(label 1) <= 100ms for 10s
            errors: error_rate <= 3% after 30s abort
            no_rise: rise(p50) in steady <= 20%
            no_queue: p95 in spike <= 1.5 * phase steady
            memory: target.rise(process_resident_memory_bytes) <= 10%
            flushes: target.quantile(0.5, flush_seconds) <= 1
            """);
    private static final RunBounds BOUNDS = new RunBounds(SoakThread.LABELS, ErrorCounts.MOST_KINDS, Duration.ZERO);
    private static final ThresholdsSettings SETTINGS =
            new ThresholdsSettings(RULES, null, Baseline.NONE, null, "soak", null, null, Map.of(), BOUNDS);

    private final LoadRun run = new LoadRun(BOUNDS);
    private final SoakThread.Clock clock = new SoakThread.Clock(run.startNanos());
    private final Arrivals arrivals = new Arrivals(SCHEDULE, 0, clock);
    private final List<SoakThread> load = IntStream.range(0, THREADS)
            .mapToObj(id -> new SoakThread(run, arrivals, clock, id))
            .toList();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private final PlannedLoad plan = new PlannedLoad(List.of(new Running("schedule", arrivals)));
    private final RecordedSamples samples =
            new RecordedSamples(() -> plan, Set::of, RULES.scopes(), RULES.longestWindow());
    private final LiveJudge judge = new LiveJudge(SETTINGS, samples, new RunningThreads(), broken -> {});
    private final RunTimeline timeline = new RunTimeline(SETTINGS.runId(), run, samples, judge);
    private final KeptSeconds seconds = new KeptSeconds(SHOWN_SECONDS);
    private final HistoryCsv history = new HistoryCsv(OutputStream.nullOutputStream());
    private final HistogramLog histograms =
            new HistogramLog(OutputStream.nullOutputStream(), run.startedAt(), run.startNanos());
    private final AtomicLong written = new AtomicLong();
    private final SampleLog singles =
            SampleLog.start(SampleFormat.CSV, new Counting(OutputStream.nullOutputStream()), run.startNanos());
    private final TargetScraper target;
    private int sent;
    private int second;

    /** Counts what is written at a time, which is a line. */
    private final class Counting extends OutputStream {
        private final OutputStream out;

        private Counting(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] line, int from, int length) throws IOException {
            out.write(line, from, length);
            written.incrementAndGet();
        }
    }

    private Soak() throws IOException {
        TargetOfTest.follow(List.copyOf(RULES.targetMeasures()));
        target = new TargetScraper(this::page, TargetOfTest.claim(), Duration.ofSeconds(1), () -> nanos(second));
        run.logTo(singles);
    }

    public static void main(String[] arguments) throws Exception {
        JMeterHome.use();
        new Soak().run();
    }

    private void run() throws Exception {
        long usedEarly = 0;
        List<Future<?>> recorded = send();
        for (; second < SECONDS; second++) {
            await(recorded);
            usedEarly = second == SETTLED ? usedBytes() : usedEarly;
            // The next second is recorded while this one is looked at, as in a run.
            recorded = second + 1 < SECONDS ? send() : List.of();
            take(run.interval(nanos(second), nanos(second + 1)));
        }
        long grown = usedBytes() - usedEarly;
        threads.shutdown();
        singles.finish();
        samples.end();
        tell();
        System.out.println("what is kept grew by " + grown + " bytes");
        if (grown > TOLERATED_BYTES) {
            throw new IllegalStateException("what is kept grew by " + grown + " bytes after second " + SETTLED);
        }
    }

    /** The requests of the next second that nobody has sent. */
    private List<Future<?>> send() {
        int each = (sent < SPIKE_AT ? QUIET_RATE : SPIKE_RATE) / THREADS;
        sent++;
        return load.stream()
                .<Future<?>>map(thread -> threads.submit(() -> thread.send(each)))
                .toList();
    }

    private static void await(List<Future<?>> recorded) throws Exception {
        for (Future<?> one : recorded) {
            one.get();
        }
    }

    /** What the listeners of the clock of a run do. */
    private void take(Interval interval) throws Exception {
        target.scrapeFirst();
        samples.add(interval);
        run.machine().second(interval, samples.places());
        run.lookAtClock();
        judge.second(interval);
        timeline.second(interval);
        seconds.add(LiveDocument.read(timeline.latest()));
        String phase = samples.places().at(interval.toNanos());
        history.write(interval, new Surroundings(run.at(interval.toNanos()), THREADS, phase));
        histograms.write(interval);
    }

    private void tell() {
        RunReport report = new RunAssessment(SETTINGS, run, plan, judge).soFar();
        RunReport.Punctuality kept = Objects.requireNonNull(report.traffic().kept(), "there is a schedule");
        System.out.println(report.load().requests());
        report.traffic().labels().forEach((label, of) -> System.out.println(label + ": " + of.count()));
        System.out.println("late " + kept.late() + ", never sent " + kept.neverSent());
        System.out.println("failed 503: " + report.errors().get("503") + ", in other ways: "
                + report.errors().get(ErrorCounts.OTHERS) + ", kinds: "
                + report.errors().size());
        System.out.println("single samples " + (written.get() - 1 + singles.leftOut()));
        System.out.println("seconds " + seconds.all().size() + " with " + samplesOfSeconds() + " samples");
        report.gates().forEach(gate -> System.out.println(gate.name() + ": " + gate.reason()));
        report.judgement().warnings().forEach(System.out::println);
    }

    private long samplesOfSeconds() {
        long sum = 0;
        for (JsonNode one : seconds.all()) {
            for (JsonNode number : one.path("response_counts")) {
                // A negative one stands for buckets that are empty.
                sum += Math.max(0, number.asLong());
            }
        }
        return sum;
    }

    /** Of a service whose memory stays where it is. */
    private Exposition page() {
        return Exposition.parse(
                """
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes %d
                # TYPE process_start_time_seconds gauge
                process_start_time_seconds 1
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total %d
                # TYPE flush_seconds histogram
                flush_seconds_bucket{le="0.1"} %d
                flush_seconds_bucket{le="+Inf"} %d
                flush_seconds_sum %d
                flush_seconds_count %d
                """.formatted(100_000_000 + second % 7, second, 9 * second, 10 * second, second, 10 * second));
    }

    private long nanos(long ofSecond) {
        return run.startNanos() + TimeUnit.SECONDS.toNanos(ofSecond);
    }

    /** When no single sample is queued; beside them, the head was written. */
    private long usedBytes() throws InterruptedException {
        long requests = run.total().requests();
        while (written.get() - 1 + singles.leftOut() < requests) {
            Thread.sleep(1);
        }
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
