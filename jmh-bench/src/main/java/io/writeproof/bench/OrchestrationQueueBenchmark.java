package io.writeproof.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.work.CountedWork;
import io.writeproof.bench.work.WorkCycle;
import io.writeproof.bench.work.WorkFetch;
import io.writeproof.bench.work.WorkStep;
import io.writeproof.bench.work.WorkTables;
import io.writeproof.postgres.ConnectionPool;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.ThreadParams;

/**
 * Work items through the queue of the orchestrations, for 1 to 8 dispatchers and each way to take an item: per second, and the
 * time of each step.
 *
 * <p>A dispatcher puts an item into the queue, takes the oldest that is free, and ends that: three transactions, of which the
 * first and the last wait for the disk. Only the taking differs. So the queue stays as long as its {@code backlog}. After each
 * iteration every item must have been taken at most once, and none be missing.
 *
 * <ul>
 *   <li>{@code dispatchers…}: the whole is one operation; {@code empty} counts how often nothing was free although something
 *       should have been.
 *   <li>{@code steps…}: the same, but only {@code step} is timed, with its percentiles; the other two are done before and
 *       after it. A step by itself would not be what a dispatcher meets: who only takes leaves more and more taken items at the
 *       front of the queue, and everybody passes over them. A fetch ends when it has got an item.
 * </ul>
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class OrchestrationQueueBenchmark {

    @Param
    public WorkFetch fetch;

    @Param("1000")
    public int backlog;

    private HikariDataSource pool;
    private WorkTables tables;
    private CountedWork work;

    @Setup(Level.Trial)
    public void open(BenchmarkParams benchmark) throws SQLException {
        tables = WorkTables.open(Handover.receive());
        pool = ConnectionPool.open(tables.connection(), benchmark.getThreads());
        work = new CountedWork(tables, pool, fetch);
    }

    @Setup(Level.Iteration)
    public void restart() throws SQLException {
        work.restart(backlog);
    }

    @Benchmark
    @Threads(1)
    public void dispatchers1(Dispatcher dispatcher, Polls polls) {
        dispatcher.dispatch(polls);
    }

    @Benchmark
    @Threads(2)
    public void dispatchers2(Dispatcher dispatcher, Polls polls) {
        dispatcher.dispatch(polls);
    }

    @Benchmark
    @Threads(4)
    public void dispatchers4(Dispatcher dispatcher, Polls polls) {
        dispatcher.dispatch(polls);
    }

    @Benchmark
    @Threads(8)
    public void dispatchers8(Dispatcher dispatcher, Polls polls) {
        dispatcher.dispatch(polls);
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Threads(1)
    public void steps1(TimedStep timed) {
        timed.take();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Threads(2)
    public void steps2(TimedStep timed) {
        timed.take();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Threads(4)
    public void steps4(TimedStep timed) {
        timed.take();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    @Threads(8)
    public void steps8(TimedStep timed) {
        timed.take();
    }

    @TearDown(Level.Iteration)
    public void verify() throws SQLException {
        work.verify();
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        pool.close();
        tables.close();
    }

    private WorkCycle cycle(ThreadParams thread) {
        return new WorkCycle(work, "dispatcher-" + thread.getThreadIndex());
    }

    /** A thread that does all steps, one item after the other. */
    @State(Scope.Thread)
    public static class Dispatcher {

        private WorkCycle cycle;

        @Setup(Level.Trial)
        public void open(OrchestrationQueueBenchmark benchmark, ThreadParams thread) {
            cycle = benchmark.cycle(thread);
        }

        void dispatch(Polls polls) {
            cycle.enqueue();
            polls.empty += cycle.fetch();
            cycle.complete();
        }
    }

    /**
     * A thread that does the same with the clock on one step. Each is far longer than the clock takes, and what other threads do
     * outside of their own timed step is the load that this one is to be timed under.
     */
    @State(Scope.Thread)
    public static class TimedStep {

        @Param
        public WorkStep step;

        private WorkCycle cycle;

        @Setup(Level.Trial)
        public void open(OrchestrationQueueBenchmark benchmark, ThreadParams thread) {
            cycle = benchmark.cycle(thread);
        }

        @Setup(Level.Invocation)
        public void before() {
            step.before(cycle);
        }

        void take() {
            step.take(cycle);
        }

        @TearDown(Level.Invocation)
        public void after() {
            step.after(cycle);
        }
    }

    /** How often a dispatcher got nothing. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Polls {

        public long empty;
    }
}
