package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.Event.Decision;
import java.util.List;

/**
 * Decides what an instance does next, by nothing but its input and its history.
 *
 * @implSpec Thread-safe and without memory: the same history leads to the same decisions in any process, at any time. What is
 *     to be done, and takes time, is an {@link Activity}.
 */
public interface Orchestration {

    /** What callers ask for. */
    String name();

    /**
     * Makes sure that an input can be worked with.
     *
     * @throws IllegalArgumentException if not; the message says what was expected and found, without the input itself
     */
    void check(String input);

    /** What follows now, after something has happened; often nothing. Not asked after the end. */
    List<Decision> next(String input, History history);
}
