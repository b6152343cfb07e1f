package io.writeproof.bench.goal;

import java.util.List;
import java.util.Set;

/** Some goals that are measured together. */
interface Chapter {

    /** The goals it has findings for. */
    Set<String> goals();

    /**
     * Measures and prints the figures, and returns what they mean for the goals.
     *
     * @throws Exception if a contender could not work or lost a row
     */
    List<Finding> measure(Session session) throws Exception;
}
