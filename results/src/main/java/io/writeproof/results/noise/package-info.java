/**
 * Whether the machine was as fast after a run as before it.
 *
 * <p>A fixed computation, flushes of a file, and committed INSERTs when there is a database: what a run's figures
 * depend on, measured without the run. Knows no JDBC: the INSERT is handed in.
 */
@NullMarked
package io.writeproof.results.noise;

import org.jspecify.annotations.NullMarked;
