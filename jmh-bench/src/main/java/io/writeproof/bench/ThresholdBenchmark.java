package io.writeproof.bench;

import io.writeproof.bench.fixture.LatencyStock;
import io.writeproof.bench.fixture.RuledRun;
import io.writeproof.threshold.Outcome;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What thresholds cost: per sample while the load runs, and once when the run is judged.
 *
 * <p>{@code record} is all that the listener does for a sample, its two readings of the clock included; it knows no rules, so
 * their number cannot matter to it. {@code -t 4} shows what sharing by four threads costs. {@code judge} takes the figures of
 * all five labels out of the recorders and forms every outcome with its sentence.
 */
@BenchmarkMode(Mode.AverageTime)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ThresholdBenchmark {

    private final RuledRun recorded = new RuledRun(0);

    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public void record(Samples own) {
        recorded.record(own.number++, own.latencies.next());
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public List<Outcome> judge(Finished finished) {
        return finished.run.judge();
    }

    /** A thread's samples. */
    @State(Scope.Thread)
    public static class Samples {

        static final long SEED = 20_261_121;

        private final LatencyStock latencies = new LatencyStock(SEED);
        private long number;
    }

    /** A run that is over. */
    @State(Scope.Benchmark)
    public static class Finished {

        private static final int SAMPLES = 100_000;

        @Param({"1", "10", "50"})
        public int rules;

        private RuledRun run;

        @Setup(Level.Trial)
        public void load() {
            run = new RuledRun(rules);
            LatencyStock latencies = new LatencyStock(Samples.SEED);
            for (int number = 0; number < SAMPLES; number++) {
                run.record(number, latencies.next());
            }
        }
    }
}
