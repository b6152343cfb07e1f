package io.writeproof.runner.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a gateway that is started for a run is told besides its configuration. Immutable.
 *
 * @param shown values by the parameters' names, without secrets: they are stored and shown
 * @param environment variables of the gateway's process, which win over its configuration
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

    /** For people: {@code dispatchers 4:4, pool 20}. */
    @Override
    public String toString() {
        return shown.entrySet().stream()
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .collect(Collectors.joining(", "));
    }
}
