package io.writeproof.bench.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.writeproof.bench.SharedServer;
import io.writeproof.bench.fixture.RowShape;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.write.InsertMethod;
import io.writeproof.write.WriteMode;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every contender works, and has counted its rows when it returns a sample: a wrong number would be an exception. */
final class ContendersIT {

    private static final Pace SHORT = new Pace(1, Duration.ofMillis(50), Duration.ofMillis(200));

    private Arena arena;

    @BeforeEach
    void open() throws SQLException {
        arena = Arena.open(ConnectionSettings.parse(SharedServer.url()), RowShape.WIDE);
    }

    @AfterEach
    void close() throws SQLException {
        arena.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SYNC", "GROUP_COMMIT"})
    void callersOfAWritePath(WriteMode mode) throws Exception {
        requireSample(new Callers(arena, mode, 4, SHORT));
    }

    @Test
    void writesInFlightFromOneThreadShareCommits() throws Exception {
        Sample sample = requireSample(new InFlight(arena, 64, SHORT));

        assertThat(sample.latency().getTotalCount()).isGreaterThanOrEqualTo(sample.rows());
    }

    @ParameterizedTest
    @EnumSource(names = {"COPY_BINARY", "UNNEST", "REWRITTEN_BATCH"})
    void batches(InsertMethod method) throws Exception {
        requireSample(new Batches(arena, method, 20, 2, SHORT));
    }

    @Test
    void batchesOfTheLibraryForBinaryCopies() throws Exception {
        requireSample(new Batches(arena, "pgbulkinsert", new PgBulkInsertBatch(arena), 20, 2, SHORT));
    }

    @Test
    void theServerAlone() throws Exception {
        requireSample(new ServerLimit(arena, 20, SHORT));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void batchesWithRejectedRows(int bad) throws Exception {
        requireSample(new Rejections(arena, bad, SHORT));
    }

    @Test
    void pgbench() throws Exception {
        requireSample(new Pgbench(program("pgbench"), arena, 2, SHORT));
    }

    @Test
    void psqlCopy() throws Exception {
        requireSample(new PsqlCopy(program("psql"), arena));
    }

    private static Sample requireSample(Contender contender) throws Exception {
        try (contender) {
            Sample sample = contender.measure();
            assertThat(sample.rows()).isPositive();
            assertThat(sample.latency().getTotalCount()).isPositive();
            return sample;
        }
    }

    /** A program that is missing is no failure on a developer's machine, and one in CI. */
    private static PeerProgram program(String name) {
        assumeTrue(PeerProgram.find(name).isPresent() || System.getenv("CI") != null, PeerProgram.missing(name));
        return PeerProgram.find(name).orElseThrow(() -> new AssertionError(PeerProgram.missing(name)));
    }
}
