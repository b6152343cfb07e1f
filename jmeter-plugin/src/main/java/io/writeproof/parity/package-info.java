/**
 * Parity: is every write that a service acknowledged really in the database, once, and nothing else?
 *
 * <p>A {@link io.writeproof.parity.KeyLedger} notes the key and outcome of every request while the load runs. Afterwards
 * a {@link io.writeproof.parity.RowCheck} looks at the rows of the run, waits until they settle, and puts every key into
 * its class: lost, duplicate, unexpected, orphan, late. The server digests the rows, so that only those are read in whose
 * part of the keys something is wrong. The result is a {@link io.writeproof.parity.ParityReport}.
 *
 * <p>The package reads with plain SQL over JDBC and shares nothing with any writer, so that one mistake cannot hide on
 * both sides.
 */
@NullMarked
package io.writeproof.parity;

import org.jspecify.annotations.NullMarked;
