package io.writeproof.threshold;

/** Figures from what the target itself exposes. */
public interface TargetValues {

    /** For a run that does not read the target. */
    TargetValues NONE = (measure, scope) ->
            new Unknown("no data: the plan has no Target Metrics element, so nothing is known of the target itself");

    /**
     * The figure over the time of the scope, until now; the labels of the scope do not matter. Called on one thread at a
     * time, once per second at most.
     */
    Value value(TargetMeasure measure, Scope scope);

    /** A figure, or why there is none. */
    sealed interface Value {}

    /** In the unit of the measure: a share for a ratio or a rise, else as the target exposes it. */
    record Known(double value) implements Value {}

    /**
     * How much the values rise over the scope.
     *
     * @param share of their level
     * @param significance whether a test says that the rise is real
     */
    record Rise(double share, Significance significance) implements Value {}

    /** What a test says of a difference. */
    enum Significance {
        SIGNIFICANT,
        CHANCE
    }

    /** There is no figure, for this reason: one sentence. */
    record Unknown(String reason) implements Value {}
}
