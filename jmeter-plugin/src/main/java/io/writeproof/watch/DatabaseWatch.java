package io.writeproof.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a PostgreSQL server once a second what happens in it, on a connection and a thread of its own.
 *
 * <p>The rhythm is that of whoever takes the answers: the next question goes out {@value #DELAY_MS} ms after each taking,
 * so that there is one for each second, shortly before its end. A server that does not answer leaves seconds without
 * figures and is asked again; one that refuses is not. Either is told once. Each question is bounded by a statement
 * timeout of {@value #TIMEOUT_MS} ms. Thread-safe.
 */
public final class DatabaseWatch implements AutoCloseable {

    private static final int DELAY_MS = 900;
    private static final int TIMEOUT_MS = 900;

    /** Connection lost, resources gone, shutdown or a cancelled statement: what may be well again a second later. */
    private static final List<String> PASSING = List.of("08", "53", "57");

    private static final String SETTINGS = "SET statement_timeout = " + TIMEOUT_MS
            + "; SET application_name = 'writeproof timeline'; SET default_transaction_read_only = on";

    /** One statement, so that its figures belong together. */
    private static final String QUESTION = """
            SELECT pg_wal_lsn_diff(
                     CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END, '0/0'),
                   d.xact_commit, d.xact_rollback, (SELECT :checkpoints), a.active, a.waiting
            FROM pg_stat_database d,
                 (SELECT count(*) AS active, count(*) FILTER (WHERE wait_event_type <> 'Client') AS waiting
                  FROM pg_stat_activity
                  WHERE datname = current_database() AND state = 'active' AND backend_type = 'client backend'
                    AND pid <> pg_backend_pid()) a
            WHERE d.datname = current_database()
            """;

    private final Connecting database;
    private final Consumer<String> warning;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "writeproof-database");
        thread.setDaemon(true);
        return thread;
    });

    /** Whether a question is under way or to come. */
    private final AtomicBoolean asking = new AtomicBoolean();

    private volatile @Nullable Connection connection;
    private String question = "";
    private boolean warned;
    private volatile @Nullable Counters newest;
    private @Nullable Counters taken;

    /** Opens a connection. */
    @FunctionalInterface
    public interface Connecting {
        Connection open() throws SQLException;
    }

    /**
     * What happened since the last call, and the sessions of this database at its end.
     *
     * @param walBytes write-ahead log of the whole server
     * @param checkpoints of the whole server
     * @param active sessions that execute something
     * @param waiting those of them that wait for something but their client
     */
    public record Activity(long walBytes, long commits, long rollbacks, long checkpoints, int active, int waiting) {}

    private record Counters(long walBytes, long commits, long rollbacks, long checkpoints, int active, int waiting) {}

    private DatabaseWatch(Connecting database, Consumer<String> warning) {
        this.database = database;
        this.warning = warning;
    }

    /**
     * Begins to ask.
     *
     * @param warning told at most once, on the thread of the watch, in one sentence without full stop
     */
    public static DatabaseWatch start(Connecting database, Consumer<String> warning) {
        DatabaseWatch watch = new DatabaseWatch(database, warning);
        watch.askIn(0);
        return watch;
    }

    /**
     * What happened since the last call, which is due once per second; null when the server was not heard since, or began to
     * count anew.
     */
    public synchronized @Nullable Activity take() {
        askIn(DELAY_MS);
        Counters now = newest;
        Counters before = taken;
        newest = null;
        if (now == null) {
            return null;
        }
        taken = now;
        boolean grown = before != null
                && now.walBytes >= before.walBytes
                && now.commits >= before.commits
                && now.rollbacks >= before.rollbacks
                && now.checkpoints >= before.checkpoints;
        return before == null || !grown
                ? null
                : new Activity(
                        now.walBytes - before.walBytes,
                        now.commits - before.commits,
                        now.rollbacks - before.rollbacks,
                        now.checkpoints - before.checkpoints,
                        now.active,
                        now.waiting);
    }

    private void askIn(int millis) {
        if (!clock.isShutdown() && !asking.getAndSet(true)) {
            ScheduledFuture<?> unused = clock.schedule(this::ask, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void ask() {
        try {
            newest = answer();
        } catch (SQLException e) {
            disconnect();
            String state = e.getSQLState();
            boolean passing = state == null || PASSING.stream().anyMatch(state::startsWith);
            warn(e, passing ? "the seconds without an answer have no figures" : "no second has figures from now on");
            if (!passing) {
                clock.shutdown();
            }
        } catch (RuntimeException e) {
            disconnect();
            warn(e, "the seconds without an answer have no figures");
        } finally {
            asking.set(false);
        }
    }

    private Counters answer() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.open();
            connection = open;
            prepare(open);
        }
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            if (!row.next()) {
                throw new SQLException("pg_stat_database has no row of this database");
            }
            return new Counters(
                    row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getInt(5), row.getInt(6));
        }
    }

    private void prepare(Connection open) throws SQLException {
        question =
                QUESTION.replace(":checkpoints", checkpoints(open.getMetaData().getDatabaseMajorVersion()));
        try (Statement statement = open.createStatement()) {
            statement.execute(SETTINGS);
        }
    }

    /** Completed ones from 18 on; before that timed ones count too that an idle server skipped. */
    private static String checkpoints(int version) {
        if (version >= 18) {
            return "num_done FROM pg_stat_checkpointer";
        }
        return version == 17
                ? "num_timed + num_requested FROM pg_stat_checkpointer"
                : "checkpoints_timed + checkpoints_req FROM pg_stat_bgwriter";
    }

    /** After the end of the run a broken connection is no news. */
    private void warn(Exception e, String consequence) {
        if (!warned && !clock.isShutdown()) {
            warned = true;
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            warning.accept("the database could not be asked what happens in it (" + message + "); " + consequence);
        }
    }

    private void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                // It is broken already, or the driver cannot do it: then its socket goes with the process.
                return;
            }
        }
    }

    /** Asks no more; a question under way is cut off. */
    @Override
    public void close() {
        clock.shutdownNow();
        disconnect();
    }
}
