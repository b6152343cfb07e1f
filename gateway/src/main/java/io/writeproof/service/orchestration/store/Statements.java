package io.writeproof.service.orchestration.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Runs single statements, each a transaction of its own, and again when it lost against another. Thread-safe. */
final class Statements {

    /** As in the source provider. */
    private static final int RETRIES = 3;

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final DataSource connections;

    Statements(DataSource connections) {
        this.connections = connections;
    }

    /** Gives a statement its parameters. */
    interface Parameters {
        void give(In in) throws SQLException;
    }

    /** Makes something of the rows. */
    interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** Takes parameters one after the other. */
    static final class In {

        private final PreparedStatement statement;
        private int next = 1;

        private In(PreparedStatement statement) {
            this.statement = statement;
        }

        In add(@Nullable String text) throws SQLException {
            statement.setString(next++, text);
            return this;
        }

        In add(long number) throws SQLException {
            statement.setLong(next++, number);
            return this;
        }

        In add(boolean truth) throws SQLException {
            statement.setBoolean(next++, truth);
            return this;
        }

        In add(Stream<String> texts) throws SQLException {
            Object[] elements = texts.toArray();
            statement.setArray(next++, statement.getConnection().createArrayOf("text", elements));
            return this;
        }
    }

    <T> T query(String sql, Parameters parameters, Reading<T> reading) {
        return execute(sql, statement -> {
            parameters.give(new In(statement));
            try (ResultSet rows = statement.executeQuery()) {
                return reading.of(rows);
            }
        });
    }

    void update(String sql, Parameters parameters) {
        execute(sql, statement -> {
            parameters.give(new In(statement));
            return statement.executeUpdate();
        });
    }

    private <T> T execute(String sql, Execution<T> execution) {
        for (int retries = 0; ; retries++) {
            try (Connection connection = connections.getConnection();
                    PreparedStatement statement = connection.prepareStatement(sql)) {
                return execution.of(statement);
            } catch (SQLException e) {
                if (retries == RETRIES || !StoreException.isOfRivals(e)) {
                    throw StoreException.of(e);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
