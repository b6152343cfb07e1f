package io.writeproof.bench;

import io.writeproof.schedule.Arrival;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Planned arrivals claimed per microsecond from one schedule by 1, 4 and 16 threads: more than that cannot be sent.
 *
 * <p>The schedule's last phase is so long that no run comes to its end. The score is of all threads together: 1000 divided by
 * it is nanoseconds per arrival.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScheduleBenchmark {

    /** The longest and fastest phase that there can be: 6e11 arrivals. */
    private static final String ENDLESS = "1000000/s for 168h";

    @Param({"1", "1000"})
    public int phases;

    /** Evenly spaced arrivals are computed, those of a Poisson process drawn one after the other. */
    @Param({"even", "poisson"})
    public String spacing = "";

    private Arrivals arrivals;

    @Setup(Level.Trial)
    public void begin() {
        String last = spacing.equals("poisson") ? "poisson " + ENDLESS : ENDLESS;
        arrivals = new Arrivals(Schedule.parse("100/s for 1s; ".repeat(phases - 1) + last), 0, System::nanoTime);
    }

    @Benchmark
    @Threads(1)
    public @Nullable Arrival threads1() {
        return arrivals.claim();
    }

    @Benchmark
    @Threads(4)
    public @Nullable Arrival threads4() {
        return arrivals.claim();
    }

    @Benchmark
    @Threads(16)
    public @Nullable Arrival threads16() {
        return arrivals.claim();
    }

    @TearDown(Level.Iteration)
    public void verify() {
        if (arrivals.claim() == null) {
            throw new IllegalStateException("expected a schedule that goes on, found its end: the score means nothing");
        }
    }
}
