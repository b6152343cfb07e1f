package io.writeproof.bench.goal;

import static io.writeproof.bench.goal.Finding.atLeast;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.bench.ServerChoice;
import io.writeproof.bench.TargetServer;
import io.writeproof.bench.fixture.RowShape;
import io.writeproof.write.InsertMethod;
import io.writeproof.write.WriteMode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A minute each, with checkpoints: bursts end before a server has to write out what it changed.
 *
 * <p>An embedded server checkpoints every 30 seconds here, and vacuums. The ratio is to {@code sync} under the same load.
 */
final class Sustained implements Chapter<Session> {

    private static final int CALLERS = 64;
    private static final Duration LONG = Duration.ofSeconds(60);

    @Override
    public Set<String> goals() {
        return Set.of("sustained", "G2");
    }

    @Override
    public List<Finding> measure(Session session) throws Exception {
        Map<String, String> settings = new HashMap<>(session.choice().settings());
        settings.putAll(Map.of("checkpoint_timeout", "30s", "max_wal_size", "4GB", "autovacuum", "on"));
        ServerChoice choice = new ServerChoice(session.choice().url(), settings, Duration.ZERO);
        Pace pace = session.pace().sustained(LONG);
        session.out().println("\nFor " + LONG.toSeconds() + " s each, with checkpoints");
        String runId = UuidCreator.getTimeOrderedEpoch().toString();
        try (TargetServer server = new TargetServer(choice, runId);
                Arena arena = Arena.open(server.connection(), RowShape.WIDE);
                Callers sync = new Callers(arena, WriteMode.SYNC, CALLERS, pace);
                Callers group = new Callers(arena, WriteMode.GROUP_COMMIT, CALLERS, pace);
                Batches copy = new Batches(arena, InsertMethod.COPY_BINARY, 1_000, 2, pace)) {
            long before = checkpoints(server);
            Rounds rounds = Rounds.once(List.of(sync, group, copy), session.out());
            session.out().println("  checkpoints meanwhile: " + (checkpoints(server) - before));
            Ratio ratio = rounds.ratio(group.name(), sync.name(), Sample::rowsPerSecond);
            return List.of(atLeast(4, "G2", "group-commit / sync, rows/s, 64 callers, 60 s, checkpoints", ratio));
        }
    }

    /** Checkpoints begun by time or by the amount of WAL; PostgreSQL 17 moved the counters. */
    private static long checkpoints(TargetServer server) throws SQLException {
        try (Connection connection = server.connection().connect();
                Statement statement = connection.createStatement()) {
            boolean own;
            try (ResultSet view = statement.executeQuery("SELECT to_regclass('pg_stat_checkpointer') IS NOT NULL")) {
                view.next();
                own = view.getBoolean(1);
            }
            String query = own
                    ? "SELECT num_timed + num_requested FROM pg_stat_checkpointer"
                    : "SELECT checkpoints_timed + checkpoints_req FROM pg_stat_bgwriter";
            try (ResultSet rows = statement.executeQuery(query)) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }
}
