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

    private final RunWarnings warnings;
    private final Optional<StatementCounts> counts;
    private final List<String> notes;
    private Optional<Connection> connection;

    private StatementWatch(
            RunWarnings warnings,
            Optional<Connection> connection,
            Optional<StatementCounts> counts,
            List<String> notes) {
        this.warnings = warnings;
        this.counts = counts;
        this.notes = notes;
        this.connection = connection;
    }

    /** Begins to count on the server of {@code database}; without one there is nothing to count. */
    static StatementWatch begin(Optional<ConnectionSettings> database, RunWarnings warnings) {
        return database.map(server -> begin(server, warnings))
                .orElseGet(() -> new StatementWatch(warnings, Optional.empty(), Optional.empty(), List.of()));
    }

    private static StatementWatch begin(ConnectionSettings database, RunWarnings warnings) {
        List<String> notes = new ArrayList<>();
        try {
            Connection connection = database.connect();
            StatementCounts counts = StatementCounts.begin(connection);
            counts.gap().or(counts::resetExtremes).ifPresent(notes::add);
            return new StatementWatch(warnings, Optional.of(connection), Optional.of(counts), notes);
        } catch (DatabaseException e) {
            notes.add("No statement statistics: " + e.getMessage());
            return new StatementWatch(warnings, Optional.empty(), Optional.empty(), notes);
        }
    }

    /** What the server counted since the beginning; absent when there was nothing to count. Leaves the server. */
    Optional<Counted> read() {
        Optional<Counted> counted = counts.isEmpty() && notes.isEmpty() ? Optional.empty() : Optional.of(counted());
        close();
        return counted;
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
            warnings.add("the connection that counted statements could not be closed: " + DatabaseException.reason(e));
        }
        connection = Optional.empty();
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
