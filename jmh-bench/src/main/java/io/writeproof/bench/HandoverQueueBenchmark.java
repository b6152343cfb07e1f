package io.writeproof.bench;

import io.writeproof.bench.queue.CountedQueue;
import io.writeproof.bench.queue.QueueKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Rows handed over per microsecond, through the gateway's queue and through others, from 1 to 8 producers to one consumer.
 *
 * <p>The producers do nothing else, so the queue is mostly as full as the slower side makes it; an offer that finds it full
 * backs off. Each row is a new object of 16 bytes, which is part of the allocation. After each iteration the consumer must
 * have got exactly the rows that were accepted.
 *
 * <p>The score is of all producers together: 1000 divided by it is nanoseconds per row.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class HandoverQueueBenchmark {

    private static final int CAPACITY = 1 << 16;
    private static final int MAX_ROWS = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Param
    public QueueKind queue;

    private final List<Producer> producers = new CopyOnWriteArrayList<>();
    private CountedQueue rows;

    @Setup(Level.Trial)
    public void open() {
        rows = CountedQueue.open(queue, CAPACITY, MAX_ROWS);
    }

    @Benchmark
    @Threads(1)
    public void producers1(Producer producer) {
        producer.put();
    }

    @Benchmark
    @Threads(2)
    public void producers2(Producer producer) {
        producer.put();
    }

    @Benchmark
    @Threads(4)
    public void producers4(Producer producer) {
        producer.put();
    }

    @Benchmark
    @Threads(8)
    public void producers8(Producer producer) {
        producer.put();
    }

    /** JMH calls this when no producer is at work any more. */
    @TearDown(Level.Iteration)
    public void verify() throws InterruptedException {
        long accepted =
                producers.stream().mapToLong(producer -> producer.accepted).sum();
        rows.requireConsumed(accepted, PATIENCE);
    }

    @TearDown(Level.Trial)
    public void close() {
        rows.close();
    }

    /** A thread that puts rows into the queue and counts them. */
    @State(Scope.Thread)
    public static class Producer {

        private CountedQueue rows;
        private long accepted;

        @Setup(Level.Trial)
        public void join(HandoverQueueBenchmark benchmark) {
            rows = benchmark.rows;
            benchmark.producers.add(this);
        }

        void put() {
            rows.put(new Row((int) accepted));
            accepted++;
        }
    }

    /** What is handed over. */
    record Row(int number) {}
}
