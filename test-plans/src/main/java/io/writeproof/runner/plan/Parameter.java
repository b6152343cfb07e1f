package io.writeproof.runner.plan;

import io.writeproof.runner.option.OptionReader;
import java.util.List;
import java.util.Optional;

/**
 * An option of one system's plans. Immutable.
 *
 * @param names as it is typed; messages name the first long one
 * @param property what the plan calls it
 * @param value what may be typed
 * @param fallback what counts when nobody says otherwise
 * @param variable of the environment that counts before the scenario does
 * @param description one sentence
 */
public record Parameter(
        List<String> names,
        String property,
        Value value,
        String fallback,
        Optional<String> variable,
        String description) {

    /** A parameter whose property is called as its option is, with underscores. */
    static Parameter of(String names, Value value, String fallback) {
        List<String> all = List.of(names.split(",", -1));
        String property = longName(all).substring(2).replace('-', '_');
        return new Parameter(all, property, value, fallback, Optional.empty(), "");
    }

    Parameter described(String sentence) {
        return new Parameter(names, property, value, fallback, variable, sentence);
    }

    Parameter storedAs(String otherProperty) {
        return new Parameter(names, otherProperty, value, fallback, variable, description);
    }

    Parameter orElseFrom(String environmentVariable) {
        return new Parameter(names, property, value, fallback, Optional.of(environmentVariable), description);
    }

    /** The option as messages name it: {@code --rate}. */
    public String option() {
        return longName(names);
    }

    /** What would have been typed for the value that {@code plan} has by itself. */
    public String defaultOf(Plan plan) {
        String planned = plan.properties().get(property);
        return planned == null ? fallback : value.typed(planned);
    }

    /** The property's value for what was typed; what is wrong with it is in {@code reader}. */
    String read(OptionReader reader, String typed) {
        return value.reading().read(reader, option(), typed);
    }

    private static String longName(List<String> names) {
        return names.stream().filter(name -> name.startsWith("--")).findFirst().orElseThrow();
    }
}
