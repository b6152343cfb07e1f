package io.writeproof.bench.goal;

import java.util.List;
import java.util.Set;

/**
 * Some goals that are measured together.
 *
 * @param <S> what it needs for that
 */
public interface Chapter<S> {

    /** The goals it has findings for. */
    Set<String> goals();

    /**
     * Measures and prints the figures, and returns what they mean for the goals.
     *
     * @throws Exception if something could not work as it must, a contender that lost a row among others
     */
    List<Finding> measure(S session) throws Exception;
}
