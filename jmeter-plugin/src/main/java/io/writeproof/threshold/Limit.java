package io.writeproof.threshold;

import java.math.BigDecimal;

/** What the actual value is compared with. Its text is as the language has it. */
public sealed interface Limit {

    /** A fixed value. {@code value} is in the unit of the metric, {@code text} as it was written. */
    record Fixed(double value, String text) implements Limit {
        @Override
        public String toString() {
            return text;
        }
    }

    /** A part of the planned rate. */
    record ShareOfTarget(BigDecimal share) implements Limit {
        @Override
        public String toString() {
            return share.compareTo(BigDecimal.ONE) == 0 ? "target" : share.toPlainString() + " * target";
        }
    }

    /** The two words that are limits. */
    enum Word implements Limit {
        /** No limit is configured: the gate holds whatever the value is. */
        NONE("none"),
        /** The good state of a check. */
        OK("ok");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
