package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.OptionReader.Range;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What may be typed for a parameter, and what the plan reads of it. Immutable.
 *
 * @param label what stands for it in a usage text; empty for a switch
 * @param role what is special about it
 * @param unit of the property, which is typed with the number
 * @param reading from the typed text to the property
 */
public record Value(String label, Role role, String unit, Reading reading) {

    static Value rate(String label) {
        return plain(label, (reader, option, text) -> reader.rate(option, text).toPlainString());
    }

    static Value rateOrNone(String label) {
        return plain(
                label, (reader, option, text) -> reader.rateOrNone(option, text).toPlainString());
    }

    static Value ratio(String example) {
        return plain(
                "RATIO",
                (reader, option, text) -> reader.ratio(option, text, example).toPlainString());
    }

    static Value count(String label, Range range) {
        return plain(label, (reader, option, text) -> Integer.toString(reader.count(option, text, range)));
    }

    /** Several counts with colons between them. */
    static Value counts(String label, Range range) {
        return plain(label, (reader, option, text) -> reader.counts(option, text, label, range));
    }

    static Value name() {
        return plain("NAME", OptionReader::words);
    }

    static Value latencyLimit() {
        return plain(
                "MS",
                (reader, option, text) -> reader.latencyLimit(option, text)
                        .map(BigDecimal::toPlainString)
                        .orElse("none"));
    }

    static Value factor() {
        return plain("FACTOR", Value::readFactor);
    }

    static Value timeFactor() {
        return new Value("FACTOR", Role.TIME, "", Value::readFactor);
    }

    /** A duration, which the plan reads with its unit. */
    static Value time(Duration atLeast) {
        return new Value(
                "TIME",
                Role.TIME,
                "",
                (reader, option, text) -> Durations.planText(reader.duration(option, text, atLeast)));
    }

    /** A duration, which the plan reads as a number of seconds. */
    static Value seconds() {
        return new Value(
                "TIME",
                Role.TIME,
                "s",
                (reader, option, text) ->
                        Long.toString(reader.wholeSeconds(option, text).toSeconds()));
    }

    /** A duration, which a gateway reads as a number of seconds, with decimals. */
    static Value decimalSeconds() {
        return new Value(
                "TIME",
                Role.PLAIN,
                "s",
                (reader, option, text) -> BigDecimal.valueOf(
                                reader.duration(option, text, Duration.ofMillis(1))
                                        .toMillis(),
                                3)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    /** A URL of Redis, which may have a password in it. */
    static Value redis() {
        return new Value("URL", Role.SECRET, "", OptionReader::redisUrl);
    }

    static Value yes() {
        return new Value("", Role.SWITCH, "", (reader, option, text) -> text);
    }

    /** A text that is in no message, log or stored file. */
    static Value secret(String label) {
        return new Value(label, Role.SECRET, "", OptionReader::key);
    }

    private static Value plain(String label, Reading reading) {
        return new Value(label, Role.PLAIN, "", reading);
    }

    private static String readFactor(OptionReader reader, String option, String text) {
        return reader.factor(option, text).toPlainString();
    }

    /** What would have been typed for this value of the property. */
    String typed(String property) {
        return property + unit;
    }

    /** What is special about a value. */
    public enum Role {
        PLAIN(""),
        /** The end of the run depends on it. */
        TIME("the end of the run depends on it"),
        /** It is typed without a value. */
        SWITCH(""),
        /** It is shown nowhere. */
        SECRET("properties of JMeter are stored");

        private final String onlyAsOption;

        Role(String onlyAsOption) {
            this.onlyAsOption = onlyAsOption;
        }

        /** Why it may not be given as a property of JMeter; empty when it may. */
        public String onlyAsOption() {
            return onlyAsOption;
        }
    }

    /** Gives a typed text its meaning. */
    @FunctionalInterface
    interface Reading {
        String read(OptionReader reader, String option, String text);
    }
}
