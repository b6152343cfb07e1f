package io.writeproof.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.bench.SharedServer;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.RunSchema;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The steps of a dispatcher, on a real server: whichever of them has the clock on it, the same happens. */
final class WorkStepTest {

    private static final int BACKLOG = 3;

    private final ConnectionSettings run =
            ConnectionSettings.parse(SharedServer.url()).inSchema("step_test");
    private WorkTables tables;
    private HikariDataSource pool;
    private CountedWork work;
    private WorkCycle cycle;

    @BeforeEach
    void open() throws SQLException {
        tables = WorkTables.open(run);
        pool = ConnectionPool.open(tables.connection(), 1);
        work = new CountedWork(tables, pool, WorkFetch.SKIP_LOCKED);
        work.restart(BACKLOG);
        cycle = new WorkCycle(work, "dispatcher");
    }

    @AfterEach
    void close() throws SQLException {
        pool.close();
        tables.close();
        RunSchema.drop(run, WorkTables.beside("step_test"));
    }

    @ParameterizedTest
    @EnumSource
    void oneItemGoesInAndTheOldestIsEndedWhicheverStepIsTimed(WorkStep timed) throws SQLException {
        for (int item = 0; item < 2 * BACKLOG; item++) {
            timed.before(cycle);
            timed.take(cycle);
            timed.after(cycle);
        }

        work.verify();
        tables.require(BACKLOG, 2 * BACKLOG);
    }

    @Test
    void theTimedStepIsDoneOnceAndTheOthersBeforeAndAfterIt() throws SQLException {
        WorkStep.FETCH.before(cycle);
        tables.require(BACKLOG + 1, 0);

        WorkStep.FETCH.take(cycle);
        assertThatThrownBy(work::verify).hasMessageContaining("expected " + (BACKLOG + 1) + " rows in worker_queue");

        WorkStep.FETCH.after(cycle);
        tables.require(BACKLOG, 1);
    }

    @Test
    void nothingIsEndedThatWasNotFetched() {
        cycle.enqueue();

        assertThatThrownBy(cycle::complete).hasMessage("nothing has been fetched");
    }

    @Test
    void aFetchThatFindsAnItemAtOnceHasSeenNoEmptyQueue() {
        assertThat(cycle.fetch()).isZero();
    }
}
