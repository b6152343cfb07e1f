package io.writeproof.results.compare;

import java.util.Optional;

/** Which way a metric gets better. */
public enum Direction {
    HIGHER_IS_BETTER("up"),
    LOWER_IS_BETTER("down");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    /** {@code up} or {@code down}, where the metric should go. */
    public String label() {
        return label;
    }

    /**
     * What a unit says: operations per time go up; time or bytes per operation, plain times, error ratios and counts of
     * faults go down. Empty when it says nothing.
     */
    public static Optional<Direction> ofUnit(String unit) {
        if (unit.startsWith("ops/") || unit.equals("1/s")) {
            return Optional.of(HIGHER_IS_BETTER);
        }
        return switch (unit) {
            case "ms", "us", "ns", "s", "min", "ratio", "count" -> Optional.of(LOWER_IS_BETTER);
            default -> unit.endsWith("/op") ? Optional.of(LOWER_IS_BETTER) : Optional.empty();
        };
    }

    /** A change of {@code ratio} (candidate to baseline), turned so that more than 1 is worse. */
    double worsening(double ratio) {
        return this == LOWER_IS_BETTER ? ratio : 1 / ratio;
    }
}
