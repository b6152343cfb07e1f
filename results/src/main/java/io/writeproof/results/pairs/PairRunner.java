package io.writeproof.results.pairs;

import java.util.List;

/** Measures one side once. */
public interface PairRunner {

    /**
     * Runs a script on one side and waits for its end.
     *
     * @return the directories of the runs that it stored, below the results directory; at least one
     * @throws PairsException when it stored nothing
     */
    List<String> run(PairSide side, Script script);
}
