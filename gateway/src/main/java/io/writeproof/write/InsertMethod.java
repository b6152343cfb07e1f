package io.writeproof.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * How a list of rows reaches PostgreSQL in one transaction.
 *
 * <p>Contract of every method: the connection is in autocommit mode before and after; on return all rows are committed; on
 * an exception none is, unless the connection was lost, in which case the outcome is unknown. An empty list does nothing.
 */
public enum InsertMethod {
    /** One statement per row. */
    SINGLE_STATEMENT(StatementInserter.ONE_BY_ONE),
    /** One statement per row, sent together by the driver. */
    JDBC_BATCH(StatementInserter.BATCHED),
    /** A batch that the driver rewrites; needs a connection with {@code reWriteBatchedInserts=true}. */
    REWRITTEN_BATCH(new RewrittenBatchInserter()),
    /** One statement with a {@code VALUES} list. */
    MULTI_ROW_VALUES(new MultiRowInserter()),
    /** One statement, each column an array. */
    UNNEST(new UnnestInserter()),
    /** {@code COPY} of text. */
    COPY_TEXT(new CopyInserter(CopyFormat.TEXT)),
    /** {@code COPY} of binary values. */
    COPY_BINARY(new CopyInserter(CopyFormat.BINARY));

    @SuppressWarnings("ImmutableEnumChecker") // Inserters are stateless by their contract.
    private final Inserter inserter;

    InsertMethod(Inserter inserter) {
        this.inserter = inserter;
    }

    /**
     * From this many rows per table on, COPY's cheaper rows outweigh its round trips: measured by {@code scripts/bench --goals
     * --only crossover}, the two meet between 16 and 32 rows of 1.4 kB, at 32 and more of 180 bytes, and at about 40 rows in
     * both of the gateway's tables.
     */
    private static final int COPY_FROM = 24;

    /** The method for so many rows: a single one needs no array, and few do not pay for COPY's round trips. */
    static InsertMethod forRows(int rows, int tables) {
        if (rows == 1) {
            return SINGLE_STATEMENT;
        }
        return rows < COPY_FROM * tables ? UNNEST : COPY_BINARY;
    }

    /**
     * Inserts the rows in one transaction.
     *
     * @throws SQLException if the server rejects a row or the connection is lost
     */
    public <R> void insert(Connection connection, Destination<R> destination, List<R> rows) throws SQLException {
        insert(connection, destination, rows, Conflict.REJECT);
    }

    <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException {
        if (!rows.isEmpty()) {
            inserter.insert(connection, destination, rows, conflict);
        }
    }
}
