package io.writeproof.threshold;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A comparison of an actual value with a limit. */
public enum Comparison {
    AT_MOST("<=", ">"),
    AT_LEAST(">=", "<"),
    EQUAL("==", "!="),
    UNEQUAL("!=", "=="),
    LESS("<", ">="),
    MORE(">", "<=");

    private final String symbol;
    private final String opposite;

    Comparison(String symbol, String opposite) {
        this.symbol = symbol;
        this.opposite = opposite;
    }

    /** The comparison with which the text begins here; longer symbols come first among the constants. */
    static Optional<Comparison> startingWith(Predicate<String> taken) {
        return Arrays.stream(values()).filter(c -> taken.test(c.symbol)).findFirst();
    }

    boolean holds(double actual, double limit) {
        return switch (this) {
            case AT_MOST -> actual <= limit;
            case AT_LEAST -> actual >= limit;
            case EQUAL -> actual == limit;
            case UNEQUAL -> actual != limit;
            case LESS -> actual < limit;
            case MORE -> actual > limit;
        };
    }

    /** How far the actual value is on the wrong side of the limit; negative on the right side. */
    double excess(double actual, double limit) {
        return switch (this) {
            case AT_MOST, LESS -> actual - limit;
            case AT_LEAST, MORE -> limit - actual;
            case EQUAL -> Math.abs(actual - limit);
            case UNEQUAL -> -Math.abs(actual - limit);
        };
    }

    /** How far the actual value is on the right side of a limit, as a part of it; null when that says nothing. */
    @Nullable
    Double margin(double actual, double limit) {
        boolean ordered = this != EQUAL && this != UNEQUAL;
        return ordered && limit != 0 ? -excess(actual, limit) / Math.abs(limit) : null;
    }

    /** Whether a comparison that does not hold may hold yet when the actual value grows. */
    boolean canBeReached(double actual, double limit) {
        return switch (this) {
            case AT_MOST, LESS -> false;
            case AT_LEAST, MORE, UNEQUAL -> true;
            case EQUAL -> actual < limit;
        };
    }

    /** How the two stand to each other in fact: the symbol when it holds, its opposite otherwise. */
    String found(double actual, double limit) {
        return holds(actual, limit) ? symbol : opposite;
    }

    /** What the limit is called in a sentence. */
    String limitNoun() {
        return this == AT_MOST || this == LESS ? "limit" : "required";
    }

    @Override
    public String toString() {
        return symbol;
    }
}
