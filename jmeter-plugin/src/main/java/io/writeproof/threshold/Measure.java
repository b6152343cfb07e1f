package io.writeproof.threshold;

/** What a rule is about. Its text is its name in the language. */
public sealed interface Measure permits Metric, Percentile {

    Unit unit();

    /** What it is called in a sentence. */
    String noun();
}
