package io.writeproof.threshold;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/** The unit of a metric: which suffixes a limit may have, and how a value reads. */
public enum Unit {
    MILLISECONDS("ms", " ms"),
    RATIO("ratio", " %"),
    PER_SECOND("1/s", "/s"),
    COUNT("count", ""),
    /** Whatever the target counts in: seconds, bytes, things. */
    PLAIN("", ""),
    STATE("state", "");

    private static final int MOST_DECIMALS = 6;
    private static final int DIGITS = 4;

    private final String symbol;
    private final String shown;

    Unit(String symbol, String shown) {
        this.symbol = symbol;
        this.shown = shown;
    }

    /** The unit beside a stored number. */
    public String symbol() {
        return symbol;
    }

    /** What a number with the suffix is multiplied with; empty when the unit has no such suffix. */
    OptionalDouble factor(String suffix) {
        return switch (this) {
            case MILLISECONDS -> millisecondsIn(suffix);
            case RATIO -> suffix.equals("%") ? OptionalDouble.of(0.01) : plain(suffix);
            case PER_SECOND -> suffix.equals("/s") ? OptionalDouble.of(1) : plain(suffix);
            case COUNT -> plain(suffix);
            case PLAIN -> baseUnitsIn(suffix);
            case STATE -> OptionalDouble.empty();
        };
    }

    private static OptionalDouble millisecondsIn(String suffix) {
        return switch (suffix) {
            case "us" -> OptionalDouble.of(0.001);
            case "ms" -> OptionalDouble.of(1);
            case "s" -> OptionalDouble.of(1000);
            case "m" -> OptionalDouble.of(60_000);
            default -> plain(suffix);
        };
    }

    /** Targets expose seconds and bytes. */
    private static OptionalDouble baseUnitsIn(String suffix) {
        return switch (suffix) {
            case "us" -> OptionalDouble.of(1e-6);
            case "ms" -> OptionalDouble.of(1e-3);
            case "s" -> OptionalDouble.of(1);
            case "KiB" -> OptionalDouble.of(1 << 10);
            case "MiB" -> OptionalDouble.of(1 << 20);
            case "GiB" -> OptionalDouble.of(1 << 30);
            case "%" -> OptionalDouble.of(0.01);
            default -> plain(suffix);
        };
    }

    private static OptionalDouble plain(String suffix) {
        return suffix.isEmpty() ? OptionalDouble.of(1) : OptionalDouble.empty();
    }

    /** The suffixes as a list for people. */
    String expectedSuffixes() {
        return switch (this) {
            case MILLISECONDS -> "`us`, `ms`, `s` or `m`";
            case RATIO -> "`%` or no unit";
            case PER_SECOND -> "`/s`";
            case PLAIN -> "`us`, `ms`, `s`, `KiB`, `MiB`, `GiB`, `%` or no unit";
            case COUNT, STATE -> "no unit";
        };
    }

    /** A limit as it reads: no more decimals than it has. */
    String exactly(double value) {
        return new BigDecimal(inShownUnit(value), new MathContext(12))
                        .stripTrailingZeros()
                        .toPlainString()
                + shown;
    }

    /** A measured value, rounded, but never so much that it would read like a different limit. */
    String measured(double value, double limit) {
        int decimals = decimals(value);
        while (value != limit
                && Double.isFinite(value)
                && decimals < MOST_DECIMALS
                && rounded(value, decimals).equals(rounded(limit, decimals))) {
            decimals++;
        }
        return rounded(value, decimals) + shown;
    }

    /** A measured value with nothing to compare it with. */
    public String measured(double value) {
        return rounded(value, decimals(value)) + shown;
    }

    private int decimals(double value) {
        if (this == COUNT) {
            return 0;
        }
        // Of latencies three digits are recorded, and rounding shall not add to what recording took.
        if (this == PLAIN || this == MILLISECONDS) {
            return value == 0 || !Double.isFinite(value)
                    ? 0
                    : Math.max(0, DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value))));
        }
        return this == PER_SECOND || Math.abs(inShownUnit(value)) >= 10 ? 1 : 2;
    }

    private String rounded(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal number = new BigDecimal(inShownUnit(value)).setScale(decimals, RoundingMode.HALF_EVEN);
        return number.toPlainString();
    }

    private double inShownUnit(double value) {
        return this == RATIO ? value * 100 : value;
    }
}
