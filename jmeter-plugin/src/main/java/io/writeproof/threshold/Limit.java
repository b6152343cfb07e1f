package io.writeproof.threshold;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What the actual value is compared with. Its text is as the language has it. */
public sealed interface Limit {

    /** Whether it takes this to know its value. */
    default boolean needs(Reference reference) {
        return false;
    }

    /** A fixed value. {@code value} is in the unit of the metric, {@code text} as it was written. */
    record Fixed(double value, String text) implements Limit {
        @Override
        public String toString() {
            return text;
        }
    }

    /** What a limit can be relative to. */
    enum Reference {
        /** The planned rate. */
        TARGET,
        /** The same measure of an earlier run. */
        BASELINE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A multiple of a reference. */
    record Share(BigDecimal factor, Reference reference) implements Limit {
        @Override
        public boolean needs(Reference needed) {
            return reference == needed;
        }

        @Override
        public String toString() {
            String times = factor.toPlainString();
            return times.equals("1") ? reference.toString() : times + " * " + reference;
        }
    }

    /** A limit and something more, or less. */
    record Sum(Limit limit, Sign sign, Fixed amount) implements Limit {
        @Override
        public boolean needs(Reference reference) {
            return limit.needs(reference);
        }

        @Override
        public String toString() {
            return limit + " " + sign + " " + amount;
        }
    }

    /** More or less. */
    enum Sign {
        PLUS("+"),
        MINUS("-");

        private final String symbol;

        Sign(String symbol) {
            this.symbol = symbol;
        }

        @Override
        public String toString() {
            return symbol;
        }
    }

    /** The larger or the smaller of two limits. */
    record Extreme(Choice choice, List<Limit> limits) implements Limit {

        public Extreme {
            limits = List.copyOf(limits);
        }

        @Override
        public boolean needs(Reference reference) {
            return limits.stream().anyMatch(limit -> limit.needs(reference));
        }

        @Override
        public String toString() {
            return choice + "(" + limits.get(0) + ", " + limits.get(1) + ")";
        }
    }

    /** Which of two limits counts. */
    enum Choice {
        MAX,
        MIN;

        double of(double a, double b) {
            return this == MAX ? Math.max(a, b) : Math.min(a, b);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The two words that are limits. */
    enum Word implements Limit {
        /** No limit is configured: the gate holds whatever the value is. */
        NONE,
        /** The good state of a check. */
        OK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
