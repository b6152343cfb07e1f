package io.writeproof.runner.statistics;

import java.util.OptionalDouble;

/**
 * What a server counted of one statement. Immutable.
 *
 * @param calls executions, at least one
 * @param totalMs time of all executions in the server
 * @param minMs time of the shortest; empty when the server cannot tell that of these executions
 * @param maxMs time of the longest; empty likewise
 * @param rows that it returned or changed, in all
 * @param text without values
 */
public record StatementTime(
        long calls, double totalMs, OptionalDouble minMs, OptionalDouble maxMs, long rows, String text) {

    public double meanMs() {
        return totalMs / calls;
    }
}
