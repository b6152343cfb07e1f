package io.writeproof.threshold;

import java.util.OptionalDouble;

/** An earlier run that this one is compared with. */
public interface Baseline {

    /** For a run that is compared with nothing. */
    Baseline NONE = rule -> OptionalDouble.empty();

    /** What the rule's measure was in its scope, in its unit; empty when the earlier run does not tell. */
    OptionalDouble value(Rule rule);
}
