package io.writeproof.write;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs several statements as one transaction on a connection that is in autocommit mode otherwise. */
final class Transaction {

    /** Statements to run together. */
    interface Work {
        void run() throws SQLException;
    }

    private Transaction() {}

    static void run(Connection connection, Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException | Error e) {
            rollback(connection, e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /** A failed rollback means a lost connection; the first error says why, so it is the one that is kept. */
    private static void rollback(Connection connection, Throwable first) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            first.addSuppressed(second);
        }
    }
}
