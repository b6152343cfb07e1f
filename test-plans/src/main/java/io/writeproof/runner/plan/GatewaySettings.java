package io.writeproof.runner.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a gateway that is started for a run is told besides its configuration. Immutable.
 *
 * @param shown values by the parameters' names, and variables that it inherits by their own; without secrets: they are
 *     stored and shown
 * @param environment variables of the gateway's process that it does not inherit; they win over its configuration
 */
public record GatewaySettings(Map<String, String> shown, Map<String, String> environment) {

    /** The configuration alone. */
    static final GatewaySettings NONE = new GatewaySettings(Map.of(), Map.of());

    public GatewaySettings {
        shown = Collections.unmodifiableMap(new LinkedHashMap<>(shown));
        environment = Map.copyOf(environment);
    }

    /** The same and another value; an empty one says nothing. */
    GatewaySettings with(Parameter parameter, String value) {
        Map<String, String> values = new LinkedHashMap<>(shown);
        if (!value.isEmpty() && parameter.value().role() != Value.Role.SECRET) {
            values.put(parameter.property(), value);
        }
        Map<String, String> variables = new LinkedHashMap<>(environment);
        variables.putAll(parameter.environment(value));
        return new GatewaySettings(values, variables);
    }

    /** The same and those of {@code variables} that are set: the gateway inherits them, and they win over its configuration. */
    GatewaySettings inheriting(List<String> variables, Map<String, String> inherited) {
        Map<String, String> values = new LinkedHashMap<>(shown);
        for (String variable : variables) {
            String value = inherited.getOrDefault(variable, "").strip();
            if (!value.isEmpty()) {
                values.put(variable, value);
            }
        }
        return new GatewaySettings(values, environment);
    }

    /** For people: {@code dispatchers 4:4, pool 20}. */
    @Override
    public String toString() {
        return shown.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
