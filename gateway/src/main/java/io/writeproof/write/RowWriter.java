package io.writeproof.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Writes lists of rows so that a rejected row fails alone and a lost connection loses nothing.
 *
 * <p>When PostgreSQL rejects a list, it is halved until the rejected row stands alone; the others are committed. When the
 * connection is lost the list is tried again, with growing pauses, until the time for retries is over. The outcome of the
 * lost attempt is unknown, so the retry leaves rows alone that are there already: never twice, never lost.
 *
 * <p>Thread-safe; any number of threads may write at once, each takes a connection of its own.
 */
final class RowWriter<R> {

    /** Short at first: after a server's restart every pooled connection fails once, one after the other. */
    private static final long FIRST_PAUSE_MILLIS = 1;

    private static final long LONGEST_PAUSE_MILLIS = 1_000;

    /** Rows taken out of a list one by one, as the server names them, before halving takes over. */
    private static final int NAMED_AT_MOST = 3;

    /** Who still has the rows that are given up. */
    private enum Keeper {
        /** They are lost, and reported. */
        NOBODY,
        /** The caller tries them again. */
        CALLER
    }

    /**
     * How a list is to be tried.
     *
     * @param conflict what to do with rows that are there
     * @param named rows that have been taken out of this list as the server named them
     */
    private record Attempt(Conflict conflict, int named, Keeper keeper) {

        static final Attempt FIRST = new Attempt(Conflict.REJECT, 0, Keeper.NOBODY);
        static final Attempt REDELIVERY = new Attempt(Conflict.SKIP, 0, Keeper.CALLER);

        Attempt afterNaming() {
            return new Attempt(conflict, named + 1, keeper);
        }

        Attempt afterHalving() {
            return new Attempt(conflict, 0, keeper);
        }

        Attempt afterLosingTheConnection() {
            return new Attempt(Conflict.SKIP, named, keeper);
        }
    }

    private final DataSource connections;
    private final Destination<R> destination;
    private final Duration retryFor;
    private final WriteListener<R> listener;

    RowWriter(DataSource connections, Destination<R> destination, Duration retryFor, WriteListener<R> listener) {
        this.connections = connections;
        this.destination = destination;
        this.retryFor = retryFor;
        this.listener = listener;
    }

    /**
     * Writes the rows; the answer lists those that are not in the database, and is empty in the ordinary case.
     *
     * <p>Never throws: whatever is thrown on the way, defects of this program included, becomes the failure of rows.
     */
    List<Unwritten<R>> write(List<R> rows) {
        return write(rows, Attempt.FIRST);
    }

    /** The same with rows that may be there already, and that the caller keeps until they are: none is reported as failed. */
    List<Unwritten<R>> writeIfAbsent(List<R> rows) {
        return write(rows, Attempt.REDELIVERY);
    }

    private List<Unwritten<R>> write(List<R> rows, Attempt first) {
        List<Unwritten<R>> failures = new ArrayList<>(0);
        write(rows, first, failures);
        return failures;
    }

    private void write(List<R> rows, Attempt first, List<Unwritten<R>> failures) {
        Retry retry = new Retry(retryFor);
        Attempt attempt = first;
        while (true) {
            long start = System.nanoTime();
            try (Connection connection = connections.getConnection()) {
                InsertMethod.forRows(rows.size(), destination.tables().size())
                        .insert(connection, destination, rows, attempt.conflict());
                listener.committed(rows, System.nanoTime() - start);
                return;
            } catch (SQLException | RuntimeException | Error e) {
                SqlFailure failure = SqlFailure.of(e, destination, rows);
                if (failure.kind() == SqlFailure.Kind.ROW) {
                    isolate(rows, attempt, failure, failures);
                    return;
                }
                if (failure.kind() == SqlFailure.Kind.LASTING || !retry.pause()) {
                    giveUp(rows, attempt, failure, failures);
                    return;
                }
                listener.retrying(rows.size(), failure.description());
                attempt = attempt.afterLosingTheConnection();
            }
        }
    }

    /**
     * Writes the list without the rejected row: that row is known when the server has named it, and found by halving when
     * not. A list with many rejected rows is halved too, since each naming costs an attempt at all the others.
     */
    private void isolate(List<R> rows, Attempt attempt, SqlFailure failure, List<Unwritten<R>> failures) {
        if (rows.size() == 1) {
            reject(rows.get(0), failure, failures);
        } else if (failure.row() != SqlFailure.UNKNOWN_ROW && attempt.named() < NAMED_AT_MOST) {
            List<R> others = new ArrayList<>(rows);
            reject(others.remove(failure.row()), failure, failures);
            write(others, attempt.afterNaming(), failures);
        } else {
            int half = rows.size() / 2;
            write(rows.subList(0, half), attempt.afterHalving(), failures);
            write(rows.subList(half, rows.size()), attempt.afterHalving(), failures);
        }
    }

    private void reject(R row, SqlFailure failure, List<Unwritten<R>> failures) {
        RowRejectedException why = new RowRejectedException(destination.key(row), failure);
        listener.rejected(row, why);
        failures.add(new Unwritten<>(row, why));
    }

    private void giveUp(List<R> rows, Attempt attempt, SqlFailure failure, List<Unwritten<R>> failures) {
        String first = destination.key(rows.get(0));
        String which = rows.size() == 1 ? "Row " + first : rows.size() + " rows from " + first + " on";
        WriteFailedException why = new WriteFailedException(which + " could not be written: " + failure.description());
        if (attempt.keeper() == Keeper.NOBODY) {
            listener.failed(rows, why);
        }
        rows.forEach(row -> failures.add(new Unwritten<>(row, why)));
    }

    /** Growing pauses within a limit of time; used by one thread. */
    private static final class Retry {

        private final long limitNanos;
        private final long start = System.nanoTime();
        private long pauseMillis = FIRST_PAUSE_MILLIS;

        Retry(Duration limit) {
            this.limitNanos = limit.toNanos();
        }

        /** Waits before the next attempt; false when there is no time left for one, or the thread is interrupted. */
        boolean pause() {
            if (System.nanoTime() - start >= limitNanos) {
                return false;
            }
            try {
                Thread.sleep(pauseMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
            return true;
        }
    }
}
