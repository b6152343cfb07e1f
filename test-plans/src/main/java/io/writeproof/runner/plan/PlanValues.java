package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.option.OptionReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The properties of a plan as numbers and times; what is wrong with them goes to a reader. Immutable.
 *
 * @param properties those of the scenario and of the options, in the plan's own words
 */
record PlanValues(Map<String, String> properties, OptionReader reader) {

    /** What plans call the number of their threads; of groups that run one after the other, the largest counts. */
    private static final List<String> THREADS =
            List.of("threads", "users", "capacity_users", "concurrency", "concurrent", "max_concurrent");

    /** The most threads that send at the same time. */
    long threads() {
        return THREADS.stream()
                .map(this::number)
                .mapToLong(BigDecimal::longValue)
                .max()
                .orElse(0);
    }

    String text(String property) {
        return properties.getOrDefault(property, "0");
    }

    /** A number of at least 0; 0 when there is none. */
    BigDecimal number(String property) {
        return parsed(text(property)).orElseGet(() -> wrong(property, "a number of at least 0", BigDecimal.ZERO));
    }

    /** A duration that the plan knows as a number of seconds. */
    Duration seconds(String property) {
        return Duration.ofMillis(number(property).movePointRight(3).longValue());
    }

    /** A duration that the plan knows with its unit. */
    Duration time(String property) {
        return Durations.parse(text(property))
                .orElseGet(() -> wrong(property, "a duration with its unit", Duration.ZERO));
    }

    private <T> T wrong(String property, String expected, T standIn) {
        reader.problem(
                "property " + property,
                "expected " + expected + ", found \"" + text(property) + "\"",
                "correct it in the scenario's file, or with -J " + property + "=…");
        return standIn;
    }

    private static Optional<BigDecimal> parsed(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,9})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
