package io.writeproof.threshold;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What the actual value is compared with. Its text is as the language has it. */
public sealed interface Limit {

    /** What it takes to know its value, each once. */
    default List<Reference> references() {
        return List.of();
    }

    /** Whether it is relative to another phase. */
    default boolean needsPhase() {
        return references().stream().anyMatch(Reference.OtherPhase.class::isInstance);
    }

    /** A fixed value. {@code value} is in the unit of the metric, {@code text} as it was written. */
    record Fixed(double value, String text) implements Limit {
        @Override
        public String toString() {
            return text;
        }
    }

    /** What a limit can be relative to. */
    sealed interface Reference {

        /** The references that have a fixed name. */
        enum Word implements Reference {
            /** The planned rate. */
            TARGET,
            /** The same measure of an earlier run. */
            BASELINE;

            @Override
            public String toString() {
                return name().toLowerCase(Locale.ROOT);
            }
        }

        /** The same measure of another phase of this run. */
        record OtherPhase(String name) implements Reference {

            /** The word before the name. */
            static final String WORD = "phase";

            @Override
            public String toString() {
                return WORD + " " + PhaseNames.text(name);
            }
        }
    }

    /** A multiple of a reference. */
    record Share(BigDecimal factor, Reference reference) implements Limit {
        @Override
        public List<Reference> references() {
            return List.of(reference);
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
        public List<Reference> references() {
            return limit.references();
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
        public List<Reference> references() {
            return limits.stream()
                    .flatMap(limit -> limit.references().stream())
                    .distinct()
                    .toList();
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
