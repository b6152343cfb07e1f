package io.writeproof.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.writeproof.watch.DatabaseWatch.Activity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a real server answers, and what it does not. */
class DatabaseWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EmbeddedPostgres SERVER = server();

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    @AfterAll
    static void stop() throws IOException {
        SERVER.close();
    }

    @Test
    void whatHappensBetweenTwoLooksIsTold() {
        execute("DROP TABLE IF EXISTS noted; CREATE TABLE noted (text text)");
        try (DatabaseWatch watch = start("postgres")) {
            next(watch);
            execute("INSERT INTO noted SELECT repeat('x', 1000) FROM generate_series(1, 100); CHECKPOINT");
            long[] sums = new long[2];
            await().atMost(PATIENCE).until(() -> {
                Activity activity = watch.take();
                sums[0] += activity == null ? 0 : activity.walBytes();
                sums[1] += activity == null ? 0 : activity.checkpoints();
                return sums[0] > 100_000 && sums[1] == 1;
            });
        }
        assertThat(warnings).isEmpty();
    }

    @Test
    void aSessionThatWaitsForALockIsActiveAndWaiting() throws Exception {
        try (DatabaseWatch watch = start("postgres");
                Connection holder = connect("postgres")) {
            run(holder, "SELECT pg_advisory_lock(7)");
            Thread waiter = new Thread(() -> execute("SELECT pg_advisory_lock(7)"));
            waiter.start();
            await().atMost(PATIENCE).until(() -> {
                Activity activity = watch.take();
                return activity != null && activity.waiting() == 1 && activity.active() == 1;
            });
            run(holder, "SELECT pg_advisory_unlock(7)");
            waiter.join();
            await().atMost(PATIENCE).until(() -> next(watch).active() == 0);
        }
    }

    @Test
    void aConnectionThatIsCutIsOpenedAgainAndToldOnce() {
        try (DatabaseWatch watch = start("postgres")) {
            for (int cut = 0; cut < 2; cut++) {
                next(watch);
                execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'writeproof timeline'");
            }
            next(watch);
        }
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("the database could not be asked what happens in it (")
                .endsWith("); the seconds without an answer have no figures");
    }

    @Test
    void aRoleThatMayNotAskGetsNoFiguresAndIsToldSoOnce() {
        execute("CREATE ROLE nosy LOGIN; REVOKE EXECUTE ON FUNCTION pg_current_wal_lsn() FROM PUBLIC");
        try (DatabaseWatch watch = start("nosy")) {
            await().atMost(PATIENCE).until(() -> !warnings.isEmpty());
            assertThat(watch.take()).isNull();
        }
        assertThat(warnings)
                .containsExactly("the database could not be asked what happens in it (ERROR: permission denied for"
                        + " function pg_current_wal_lsn); no second has figures from now on");
    }

    @Test
    void aServerThatGoesAwayLeavesSecondsWithoutFigures() throws Exception {
        EmbeddedPostgres doomed = server();
        try (DatabaseWatch watch = DatabaseWatch.start(doomed.getPostgresDatabase()::getConnection, warnings::add)) {
            next(watch);
            doomed.close();
            await().atMost(PATIENCE).until(() -> {
                watch.take();
                return !warnings.isEmpty();
            });
            assertThat(watch.take()).isNull();
        }
        assertThat(warnings).hasSize(1);
    }

    private DatabaseWatch start(String user) {
        return DatabaseWatch.start(() -> connect(user), warnings::add);
    }

    /** The next second that has figures. */
    private static Activity next(DatabaseWatch watch) {
        AtomicReference<@Nullable Activity> told = new AtomicReference<>();
        await().atMost(PATIENCE).until(() -> {
            told.set(watch.take());
            return told.get() != null;
        });
        Activity activity = told.get();
        return activity == null ? new Activity(0, 0, 0, 0, 0, 0) : activity;
    }

    private static void execute(String sql) {
        try (Connection connection = connect("postgres")) {
            run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : sql.split("; ", -1)) {
                statement.execute(one);
            }
        }
    }

    private static Connection connect(String user) throws SQLException {
        return SERVER.getDatabase(user, "postgres").getConnection();
    }

    private static EmbeddedPostgres server() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new LinkageError("no server for the tests", e);
        }
    }
}
