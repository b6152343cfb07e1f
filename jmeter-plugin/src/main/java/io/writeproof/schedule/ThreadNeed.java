package io.writeproof.schedule;

/**
 * How many threads a schedule needed, by Little's law, and how many it had. Immutable.
 *
 * @param needed the most, over the measured phases, of: peak rate × mean time that a request kept its thread from the next
 *     one; the estimate holds for requests that take as long when there are more of them
 * @param had threads that asked for a request
 */
public record ThreadNeed(long needed, long had) {}
