package io.writeproof.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.work.CountedWork;
import io.writeproof.bench.work.WorkFetch;
import io.writeproof.bench.work.WorkTables;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.service.orchestration.store.WorkItem;
import java.sql.SQLException;
import java.util.Optional;
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
 * Work items per second through the queue of the orchestrations, for 1 to 8 dispatchers and each way to take an item.
 *
 * <p>One operation puts an item into the queue, takes the oldest that is free, and ends that: three transactions, of which the
 * first and the last wait for the disk. Only the taking differs. So the queue stays as long as its {@code backlog};
 * {@code empty} counts how often nothing was free although something should have been. After each iteration every item must
 * have been taken at most once, and none be missing.
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
        dispatcher.dispatch(work, polls);
    }

    @Benchmark
    @Threads(2)
    public void dispatchers2(Dispatcher dispatcher, Polls polls) {
        dispatcher.dispatch(work, polls);
    }

    @Benchmark
    @Threads(4)
    public void dispatchers4(Dispatcher dispatcher, Polls polls) {
        dispatcher.dispatch(work, polls);
    }

    @Benchmark
    @Threads(8)
    public void dispatchers8(Dispatcher dispatcher, Polls polls) {
        dispatcher.dispatch(work, polls);
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

    /** A thread, which names the items that it puts in. */
    @State(Scope.Thread)
    public static class Dispatcher {

        private String name;
        private long items;

        @Setup(Level.Trial)
        public void open(ThreadParams thread) {
            name = "dispatcher-" + thread.getThreadIndex();
        }

        void dispatch(CountedWork work, Polls polls) {
            work.enqueue(name, ++items);
            Optional<WorkItem> item = work.fetch();
            while (item.isEmpty()) {
                polls.empty++;
                item = work.fetch();
            }
            work.complete(item.get());
        }
    }

    /** How often a dispatcher got nothing. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Polls {

        public long empty;
    }
}
