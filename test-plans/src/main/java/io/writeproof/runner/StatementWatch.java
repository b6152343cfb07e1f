package io.writeproof.runner;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.runner.statistics.StatementCounts;
import io.writeproof.runner.statistics.StatementTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Has the server count its statements while a load runs. A server that cannot does not stop the run: what is missing is a note.
 *
 * <p>Used by one thread.
 */
final class StatementWatch implements AutoCloseable {

    private static final StatementWatch NOTHING = new StatementWatch(Optional.empty(), Optional.empty(), List.of());

    private final Optional<Connection> connection;
    private final Optional<StatementCounts> counts;
    private final List<String> notes;

    private StatementWatch(Optional<Connection> connection, Optional<StatementCounts> counts, List<String> notes) {
        this.connection = connection;
        this.counts = counts;
        this.notes = notes;
    }

    /** Begins to count on the server of {@code database}; without one there is nothing to count. */
    static StatementWatch begin(Optional<ConnectionSettings> database) {
        return database.map(StatementWatch::begin).orElse(NOTHING);
    }

    private static StatementWatch begin(ConnectionSettings database) {
        List<String> notes = new ArrayList<>();
        try {
            Connection connection = database.connect();
            StatementCounts counts = StatementCounts.begin(connection);
            counts.gap().or(counts::resetExtremes).ifPresent(notes::add);
            return new StatementWatch(Optional.of(connection), Optional.of(counts), notes);
        } catch (DatabaseException e) {
            notes.add("No statement statistics: " + e.getMessage());
            return new StatementWatch(Optional.empty(), Optional.empty(), notes);
        }
    }

    /** What the server counted since the beginning; absent when there was nothing to count. */
    Optional<Counted> read() {
        return counts.isEmpty() && notes.isEmpty() ? Optional.empty() : Optional.of(counted());
    }

    private Counted counted() {
        try {
            return new Counted(counts.isPresent() ? counts.get().since() : List.of(), notes);
        } catch (SQLException e) {
            return new Counted(List.of(), List.of("No statement statistics: " + DatabaseException.reason(e)));
        }
    }

    @Override
    public void close() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot close a connection: " + DatabaseException.reason(e), e);
        }
    }

    /**
     * What was counted. Immutable.
     *
     * @param statements the one that took most time first
     * @param notes what is not known, and why
     */
    record Counted(List<StatementTime> statements, List<String> notes) {

        Counted {
            statements = List.copyOf(statements);
            notes = List.copyOf(notes);
        }
    }
}
