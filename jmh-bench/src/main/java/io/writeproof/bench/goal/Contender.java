package io.writeproof.bench.goal;

import java.io.IOException;
import java.sql.SQLException;

/** One side of a comparison: a way to get rows into PostgreSQL, or a peer that does the same. */
interface Contender extends AutoCloseable {

    /** What the output calls it. */
    String name();

    /**
     * Works for one round and proves that nothing was lost.
     *
     * @throws Exception if it could not work, or the rows are not those that were acknowledged
     */
    Sample measure() throws Exception;

    @Override
    default void close() throws SQLException, IOException {}
}
