package io.writeproof.bench.goal;

import io.writeproof.postgres.ConnectionSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How many transactions the server has committed, and how often it has flushed its log for them.
 *
 * <p>A session reports what it counted about once a second while it works, and the rest when it works again; so one turn may
 * miss a second and count one of the turn before, which evens out over rounds.
 *
 * @param commits of all databases
 * @param flushes of the write-ahead log; NaN before PostgreSQL 14, which does not count them
 */
record WalCounters(double commits, double flushes) {

    static final WalCounters UNKNOWN = new WalCounters(Double.NaN, Double.NaN);

    /** PostgreSQL 18 counts them with the other input and output; 14 to 17 in a view of their own. */
    private static final String QUERY = "SELECT (SELECT sum(xact_commit) FROM pg_stat_database), (SELECT %s)";

    private static final int WITH_PG_STAT_IO = 180_000;
    private static final int WITH_PG_STAT_WAL = 140_000;

    /** What has been counted up to now. */
    static WalCounters now(ConnectionSettings server, int version) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(QUERY.formatted(flushes(version)))) {
            row.next();
            return new WalCounters(row.getDouble(1), row.getDouble(2));
        }
    }

    private static String flushes(int version) {
        if (version >= WITH_PG_STAT_IO) {
            return "sum(fsyncs) FROM pg_stat_io WHERE object = 'wal'";
        }
        return version >= WITH_PG_STAT_WAL ? "wal_sync FROM pg_stat_wal" : "'NaN'::float8";
    }

    WalCounters since(WalCounters earlier) {
        return new WalCounters(commits - earlier.commits, flushes - earlier.flushes);
    }

    double commitsPerFlush() {
        return commits / flushes;
    }
}
