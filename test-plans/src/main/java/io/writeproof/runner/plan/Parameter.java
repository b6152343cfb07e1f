package io.writeproof.runner.plan;

import io.writeproof.runner.option.OptionReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An option of one system's plans. Immutable.
 *
 * @param names as it is typed; messages name the first long one
 * @param property what the plan calls it
 * @param value what may be typed
 * @param fallback what counts when nobody says otherwise
 * @param variable of the environment that counts before the scenario does
 * @param gatewayVariables of the environment of a gateway that a run starts, one for each part between colons when there
 *     are several; none for a property of the plan
 * @param description one sentence
 */
public record Parameter(
        List<String> names,
        String property,
        Value value,
        String fallback,
        Optional<String> variable,
        List<String> gatewayVariables,
        String description) {

    /** A parameter whose property is called as its option is, with underscores. */
    static Parameter of(String names, Value value, String fallback) {
        List<String> all = List.of(names.split(",", -1));
        String property = longName(all).substring(2).replace('-', '_');
        return new Parameter(all, property, value, fallback, Optional.empty(), List.of(), "");
    }

    Parameter described(String sentence) {
        return new Parameter(names, property, value, fallback, variable, gatewayVariables, sentence);
    }

    Parameter storedAs(String otherProperty) {
        return new Parameter(names, otherProperty, value, fallback, variable, gatewayVariables, description);
    }

    Parameter orElseFrom(String environmentVariable) {
        return new Parameter(
                names, property, value, fallback, Optional.of(environmentVariable), gatewayVariables, description);
    }

    /**
     * A parameter that is not of the plan, but of the gateway that a run starts. It may be typed as a list with commas, and
     * there is one run for each. With an empty fallback the gateway's configuration counts.
     */
    Parameter ofGateway(String... environmentVariables) {
        return new Parameter(names, property, value, fallback, variable, List.of(environmentVariables), description);
    }

    /** Whether it is of the gateway that a run starts. */
    public boolean isOfGateway() {
        return !gatewayVariables.isEmpty();
    }

    /** Why it may not be given as a property of JMeter; empty when it may. */
    public String onlyAsOption() {
        return isOfGateway() ? "the gateway is started with it" : value.role().onlyAsOption();
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
        boolean unsaid = isOfGateway() && typed.isEmpty() && fallback.isEmpty();
        return unsaid ? typed : value.reading().read(reader, option(), typed);
    }

    /** What was typed, once for each run. */
    List<String> runs(String typed) {
        return isOfGateway() ? List.of(typed.split(",", -1)) : List.of(typed);
    }

    /** The variables of the gateway's environment that say {@code text}, the property's value. */
    Map<String, String> environment(String text) {
        if (text.isEmpty()) {
            return Map.of();
        }
        List<String> parts = List.of(text.split(":", gatewayVariables.size()));
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            environment.put(gatewayVariables.get(i), parts.get(i));
        }
        return environment;
    }

    private static String longName(List<String> names) {
        return names.stream().filter(name -> name.startsWith("--")).findFirst().orElseThrow();
    }
}
