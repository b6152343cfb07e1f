package io.writeproof.write;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts a list of rows into PostgreSQL in one transaction; each {@link InsertMethod} has one.
 *
 * @implSpec Stateless and thread-safe. The list is not empty. The connection is in autocommit mode before and after. On return
 *     all rows are committed; on an exception none is, unless the connection was lost, in which case the outcome is unknown.
 */
interface Inserter {

    <R> void insert(Connection connection, Destination<R> destination, List<R> rows, Conflict conflict)
            throws SQLException;
}
