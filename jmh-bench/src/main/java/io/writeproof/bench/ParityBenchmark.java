package io.writeproof.bench;

import io.writeproof.bench.fixture.Handover;
import io.writeproof.bench.fixture.ParityTable;
import io.writeproof.parity.Examiner;
import io.writeproof.parity.Findings;
import io.writeproof.parity.KeyHashing;
import io.writeproof.parity.KeyLedger;
import io.writeproof.parity.ParityException;
import io.writeproof.parity.Snapshot;
import java.sql.SQLException;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Milliseconds to compare the rows of a run with its requests, beside counting the rows.
 *
 * <p>All methods read the same index. A comparison begins with an open snapshot whose rows have been counted, as the last
 * look of a check does; one that does not find exactly the damage has no score.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
@Fork(2)
@Warmup(iterations = 10)
@Measurement(iterations = 20)
public class ParityBenchmark {

    /** Requests of the run, and very nearly its rows. */
    @Param("1000000")
    public int keys;

    private ParityTable table;
    private Snapshot sound;
    private Snapshot damaged;

    @Setup(Level.Trial)
    public void open() throws SQLException, ParityException {
        table = ParityTable.create(Handover.receive(), keys);
        sound = table.sound();
        damaged = table.damaged();
    }

    @Benchmark
    public long indexOnlyCount() throws SQLException {
        return table.count();
    }

    @Benchmark
    public Findings digest(Digested requests) throws SQLException {
        return table.requireSound(new Examiner(requests.ledger).examine(sound));
    }

    @Benchmark
    public Findings damageListed(Digested requests) throws SQLException {
        return table.requireDamage(new Examiner(requests.ledger).examine(damaged));
    }

    @Benchmark
    public Findings keyByKey(Listed requests) throws SQLException {
        return table.requireSound(new Examiner(requests.ledger).examine(sound));
    }

    @TearDown(Level.Trial)
    public void close() throws SQLException {
        sound.close();
        damaged.close();
        table.close();
    }

    /** The requests as the plugin notes them, with their digest. */
    @State(Scope.Benchmark)
    public static class Digested {

        private KeyLedger ledger;

        @Setup(Level.Trial)
        public void fill(ParityBenchmark benchmark) throws ParityException {
            ledger = benchmark.table.ledger();
        }
    }

    /** The requests without a digest. */
    @State(Scope.Benchmark)
    public static class Listed {

        private KeyLedger ledger;

        @Setup(Level.Trial)
        public void fill(ParityBenchmark benchmark) {
            ledger = benchmark.table.ledger(KeyHashing.none("for comparison"));
        }
    }
}
