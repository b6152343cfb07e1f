package io.writeproof.fault;

/**
 * Makes rows of one service that should not exist.
 *
 * @implSpec Thread-safe. What is made differs from every other row in the columns that must be unique, so that the
 *     database takes it.
 */
public interface Strangers<R> {

    /** The same row once more, although its request asked for one. */
    R duplicateOf(R row);

    /** A row of the same run that no request asked for. */
    R inventedBeside(R row);
}
