package io.writeproof.bench.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.bench.SharedServer;
import io.writeproof.bench.fixture.WrongRowCountException;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.RunSchema;
import io.writeproof.service.orchestration.store.WorkItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every way to fetch promises, on a real server. */
final class CountedWorkTest {

    private static final int DISPATCHERS = 8;
    private static final int ITEMS = 400;

    private final ConnectionSettings run =
            ConnectionSettings.parse(SharedServer.url()).inSchema("work_test");
    private WorkTables tables;
    private HikariDataSource pool;

    @BeforeEach
    void open() throws SQLException {
        tables = WorkTables.open(run);
        pool = ConnectionPool.open(tables.connection(), DISPATCHERS);
    }

    @AfterEach
    void close() throws SQLException {
        pool.close();
        tables.close();
        RunSchema.drop(run, WorkTables.beside("work_test"));
    }

    @ParameterizedTest
    @EnumSource
    void manyDispatchersGetEachItemOnceAndNoneIsLost(WorkFetch fetch) throws Exception {
        CountedWork work = new CountedWork(tables, pool, fetch);
        work.restart(ITEMS);

        List<Long> done = inParallel(() -> {
            List<Long> items = new ArrayList<>();
            for (Optional<WorkItem> item = work.fetch(); item.isPresent(); item = work.fetch()) {
                work.complete(item.get());
                items.add(item.get().id());
            }
            return items;
        });

        assertThat(done).hasSize(ITEMS).doesNotHaveDuplicates();
        work.verify();
    }

    @ParameterizedTest
    @EnumSource
    void anItemThatIsHeldIsHandedToNobodyElse(WorkFetch fetch) throws Exception {
        CountedWork work = new CountedWork(tables, pool, fetch);
        work.restart(DISPATCHERS);

        Set<Long> held = new HashSet<>(
                inParallel(() -> List.of(work.fetch().orElseThrow().id())));

        assertThat(held).hasSize(DISPATCHERS);
        assertThat(work.fetch()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theOldestItemComesFirstAndKnowsWhatItIs(WorkFetch fetch) throws SQLException {
        CountedWork work = new CountedWork(tables, pool, fetch);
        work.restart(0);
        work.enqueue("a", 1);
        work.enqueue("b", 7);

        WorkItem first = work.fetch().orElseThrow();
        WorkItem second = work.fetch().orElseThrow();

        assertThat(first.instanceId()).isEqualTo("a");
        assertThat(first.activityId()).isEqualTo(1);
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(first.work()).contains("ProcessTask");
        assertThat(second.instanceId()).isEqualTo("b");
        assertThat(second.lockToken()).isNotEqualTo(first.lockToken());
        assertThat(work.fetch()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anItemIsDoneOnlyOnce(WorkFetch fetch) throws SQLException {
        CountedWork work = new CountedWork(tables, pool, fetch);
        work.restart(1);
        WorkItem item = work.fetch().orElseThrow();
        work.complete(item);

        assertThatThrownBy(() -> work.complete(item)).hasMessageContaining("handed out more than once");
    }

    @Test
    void anItemThatIsLostFailsTheCount() throws SQLException {
        CountedWork work = new CountedWork(tables, pool, WorkFetch.SKIP_LOCKED);
        work.restart(3);
        execute("DELETE FROM worker_queue WHERE activity_id = 2");

        assertThatThrownBy(work::verify)
                .isInstanceOf(WrongRowCountException.class)
                .hasMessageContaining("expected 3 rows in worker_queue, as many as were acknowledged, found 2");
    }

    @Test
    void anOutcomeTooManyAndAnItemThatNobodyEndsFailTheCount() throws SQLException {
        CountedWork work = new CountedWork(tables, pool, WorkFetch.SKIP_LOCKED);
        work.restart(1);
        execute("INSERT INTO orchestrator_queue (instance_id, source_event_id, work_item) VALUES ('x', 1, 'y')");
        assertThatThrownBy(work::verify).hasMessageContaining("orchestrator_queue");

        work.restart(1);
        work.fetch();
        assertThatThrownBy(work::verify).hasMessageContaining("worker_queue");
    }

    private static List<Long> inParallel(Callable<List<Long>> dispatcher) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(DISPATCHERS);
        try {
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> one : threads.invokeAll(Collections.nCopies(DISPATCHERS, dispatcher))) {
                all.addAll(one.get());
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = tables.connection().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
