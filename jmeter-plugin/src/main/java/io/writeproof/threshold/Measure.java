package io.writeproof.threshold;

import java.util.Set;

/** What a rule is about. Its text is its name in the language. */
public sealed interface Measure permits Metric, Timed, Rise, TargetMeasure {

    Unit unit();

    /** The unit in which a value of about this size reads best. */
    default Unit shownIn(double value) {
        return unit();
    }

    /** What it is called in a sentence. */
    String noun();

    /** What may follow the measure in a rule. */
    Set<Suffix> suffixes();

    /** The measure of samples with these labels, as the language has it. */
    default String of(Labels labels) {
        return labels.equals(Labels.ALL) ? toString() : this + "(" + labels + ")";
    }

    /** Whether it can only become more while the load goes on, so that some breaks are mended by waiting. */
    boolean grows();
}
