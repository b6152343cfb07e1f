package io.writeproof.jmeter;

import io.writeproof.latency.HistogramLog;
import io.writeproof.latency.Interval;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.summary.HistoryCsv;
import io.writeproof.summary.HistoryCsv.Surroundings;
import io.writeproof.threshold.Labels;
import io.writeproof.threshold.Scope;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Ten million samples of simulated ten minutes through all that a run records and writes, with windows of ten seconds; prints
 * what arrived. Fails when the heap does not suffice, or when what is kept still grows after every phase was seen.
 */
final class Soak {

    private static final int SECONDS = 600;
    private static final int PER_SECOND = 16_800;
    private static final int LABELS = 10;
    private static final List<String> PHASES = List.of("warmup", "steady", "spike", "recovery");
    private static final Duration WINDOW = Duration.ofSeconds(10);

    /** By this second every phase has begun. */
    private static final int SETTLED = 480;

    /** What differs between runs with no leak, by how the JVM has compiled; a leak of 32 KiB per second is more than that. */
    private static final long TOLERATED_BYTES = 3 << 20;

    private static final Scope LATE = new Scope(Labels.ALL, List.of(), Duration.ofSeconds(30));

    private final SampleRecorder recorder = new SampleRecorder();
    private final SampleMoments moments = new SampleMoments();
    private final Random random = new Random(20_261_121);
    private final RecordedSamples samples =
            new RecordedSamples(() -> new PlannedLoad(List.of()), Set::of, List.of(Scope.MEASURED, LATE), WINDOW);
    private final HistoryCsv history;
    private final HistogramLog log;
    private long windowed;

    private Soak() throws IOException {
        history = new HistoryCsv(OutputStream.nullOutputStream());
        log = new HistogramLog(OutputStream.nullOutputStream(), Instant.EPOCH, 0);
    }

    public static void main(String[] arguments) throws IOException {
        new Soak().run();
    }

    private void run() throws IOException {
        long usedEarly = 0;
        for (int second = 0; second < SECONDS; second++) {
            pass(second);
            usedEarly = second == SETTLED ? usedBytes() : usedEarly;
        }
        long grown = usedBytes() - usedEarly;
        SampleStatistics all = new Interval(0, 0, samples.totals()).sum(name -> true);
        System.out.println("samples " + all.requests() + " windows " + windowed + " grown by " + grown + " bytes");
        if (grown > TOLERATED_BYTES) {
            throw new IllegalStateException("what is kept grew by " + grown + " bytes after second " + SETTLED);
        }
    }

    /** A method of its own: a local variable of the loop, with all of a second in it, may or may not count as used memory. */
    private void pass(int second) throws IOException {
        record(second);
        Interval interval = recorder.interval(nanos(second), nanos(second + 1));
        samples.add(interval);
        history.write(interval, new Surroundings(Instant.EPOCH.plusSeconds(second), 8, phase(second)));
        log.write(interval);
        windowed += samples.newest(Scope.MEASURED, WINDOW) == null ? 0 : 1;
    }

    private void record(int second) {
        for (int i = 0; i < PER_SECOND; i++) {
            long planned = nanos(second) + random.nextInt(1_000_000_000);
            moments.planned(planned, phase(second));
            moments.sent(planned + random.nextInt(2_000_000));
            moments.ended(moments.sentNanos() + (long) (5e6 * Math.exp(0.9 * random.nextGaussian())));
            recorder.succeeded("label " + i % LABELS, moments);
        }
    }

    private static String phase(int second) {
        return PHASES.get(second * PHASES.size() / SECONDS);
    }

    private static long nanos(long second) {
        return TimeUnit.SECONDS.toNanos(second);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
