package io.writeproof.full;

/**
 * One part of the run and how it ended. Immutable.
 *
 * @param name for people, such as {@code load inference}
 * @param outcome how it ended
 * @param seconds how long it took, 0 or more
 * @param reason one line; empty when it passed
 */
record Part(String name, Outcome outcome, double seconds, String reason) {}
