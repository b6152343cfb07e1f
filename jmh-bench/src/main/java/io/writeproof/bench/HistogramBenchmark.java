package io.writeproof.bench;

import io.writeproof.bench.fixture.LatencyStock;
import io.writeproof.latency.LatencyRecorder;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.AtomicHistogram;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.HdrHistogram.SingleWriterRecorder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to record one latency, in nanoseconds: the load generator pays it for every sample.
 *
 * <p>Those {@code PerThread} are used by one thread alone, the others are shared by all; {@code -t 2} shows what sharing
 * costs. {@code latencyRecorderShared} is the plugin's own. {@code baseline} is the cost of drawing the value, contained in
 * all that record one; {@code clock} is what any measurement of a latency costs before it is recorded.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class HistogramBenchmark {

    private static final int DIGITS = 3;

    private final Recorder shared = new Recorder(LatencyStock.HIGHEST_NANOS, DIGITS);
    private final AtomicHistogram atomic = new AtomicHistogram(LatencyStock.HIGHEST_NANOS, DIGITS);
    private final LatencyRecorder plugin = new LatencyRecorder();
    private final ConcurrentHistogram concurrent = new ConcurrentHistogram(LatencyStock.HIGHEST_NANOS, DIGITS);

    @Benchmark
    public long baseline(PerThread own) {
        return own.latencies.next();
    }

    @Benchmark
    public long clock() {
        long start = System.nanoTime();
        return System.nanoTime() - start;
    }

    @Benchmark
    public void histogramPerThread(PerThread own) {
        own.histogram.recordValue(own.latencies.next());
    }

    @Benchmark
    public void singleWriterRecorderPerThread(PerThread own) {
        own.recorder.recordValue(own.latencies.next());
    }

    @Benchmark
    public void latencyRecorderShared(PerThread own) {
        plugin.record(own.latencies.next());
    }

    @Benchmark
    public void recorderShared(PerThread own) {
        shared.recordValue(own.latencies.next());
    }

    @Benchmark
    public void concurrentHistogramShared(PerThread own) {
        concurrent.recordValue(own.latencies.next());
    }

    @Benchmark
    public void atomicHistogramShared(PerThread own) {
        atomic.recordValue(own.latencies.next());
    }

    /** A thread's values and its own places to record them. */
    @State(Scope.Thread)
    public static class PerThread {

        private static final long SEED = 20_261_121;

        private final Histogram histogram = new Histogram(LatencyStock.HIGHEST_NANOS, DIGITS);
        private final SingleWriterRecorder recorder = new SingleWriterRecorder(LatencyStock.HIGHEST_NANOS, DIGITS);
        private LatencyStock latencies;

        @Setup(Level.Trial)
        public void draw() {
            latencies = new LatencyStock(SEED);
        }
    }
}
