package io.writeproof.runner.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asks of a plan. Immutable.
 *
 * @param options texts by the options' names, only those that were typed
 * @param jmeterProperties properties of the plan by their own names, which win
 * @param environment the process's environment
 */
public record Asked(
        Map<String, String> options, Map<String, String> jmeterProperties, Map<String, String> environment) {

    public Asked {
        options = Map.copyOf(options);
        jmeterProperties = Map.copyOf(jmeterProperties);
        environment = Map.copyOf(environment);
    }

    /** The same once for each run: for each combination of the values that are listed for the gateway. */
    public List<Asked> runs(Plan plan) {
        List<Asked> runs = List.of(this);
        for (Parameter parameter : plan.service().parameters()) {
            List<String> values = parameter.runs(typed(parameter, plan));
            if (values.size() > 1) {
                runs = runs.stream()
                        .flatMap(run -> values.stream().map(value -> run.with(parameter.option(), value)))
                        .toList();
            }
        }
        return runs;
    }

    private Asked with(String option, String text) {
        Map<String, String> changed = new HashMap<>(options);
        changed.put(option, text);
        return new Asked(changed, jmeterProperties, environment);
    }

    /** The text that counts for {@code parameter}: typed, of the environment, or the plan's own. */
    String typed(Parameter parameter, Plan plan) {
        String typed = options.get(parameter.option());
        if (typed != null) {
            return typed;
        }
        return parameter
                .variable()
                .flatMap(name -> Optional.ofNullable(environment.get(name)))
                .filter(text -> !text.isBlank())
                .map(parameter.value()::typed)
                .orElseGet(() -> parameter.defaultOf(plan));
    }
}
