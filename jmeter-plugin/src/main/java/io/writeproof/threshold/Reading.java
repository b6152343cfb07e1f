package io.writeproof.threshold;

/** What was found of a measure. */
sealed interface Reading {

    /**
     * A number.
     *
     * @param value in the unit of the measure
     * @param note what is to be said about it, beginning with a blank; empty when nothing is
     */
    record Value(double value, String note) implements Reading {}

    /** A number that may be there by chance, and then breaks no rule. */
    record Doubtful(double value) implements Reading {}

    /** No number, for this reason. */
    record Missing(String reason) implements Reading {}

    static Reading of(double value) {
        return new Value(value, "");
    }
}
