package io.writeproof.runner.plan;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.write.WriteMode;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is sent and by what it is judged: a plan with its parameters. Immutable.
 *
 * @param plan the plan
 * @param properties of the plan, by their names in the .jmx file
 * @param secrets further properties, which are neither stored nor shown
 * @param gateway what a gateway that is started for it is told besides its configuration
 * @param held the longest that the service keeps back what it has acknowledged, besides what its write mode takes
 * @param length from the first request to the last one planned
 * @param threads the most requests in flight
 * @param text the same for people, in one line
 */
public record Workload(
        Plan plan,
        Map<String, String> properties,
        Map<String, String> secrets,
        GatewaySettings gateway,
        Duration held,
        Duration length,
        long threads,
        String text) {

    public Workload {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        secrets = Map.copyOf(secrets);
    }

    /** The write modes that a gateway which is started for it can be in. */
    public List<WriteMode> modes() {
        return plan.service().modes(gateway);
    }

    /** The write mode of a gateway that is started for it and not asked for another. */
    public WriteMode defaultMode() {
        WriteMode ofPlan = plan.defaultMode();
        return modes().contains(ofPlan) ? ofPlan : modes().get(0);
    }

    /** The workload that {@code plan} means with what was asked for; what is wrong is in {@code reader}. */
    public static Workload read(Plan plan, Asked asked, OptionReader reader) {
        Map<String, String> properties = new LinkedHashMap<>(plan.properties());
        Map<String, String> secrets = new LinkedHashMap<>();
        GatewaySettings gateway =
                GatewaySettings.NONE.inheriting(plan.service().inheritedVariables(), asked.environment());
        for (Parameter parameter : plan.service().parameters()) {
            String value = parameter.read(reader, asked.typed(parameter, plan));
            if (parameter.isOfGateway()) {
                properties.remove(parameter.property());
                gateway = gateway.with(parameter, value);
            } else if (parameter.value().role() == Value.Role.SECRET) {
                properties.remove(parameter.property());
                secrets.put(parameter.property(), value);
            } else {
                properties.put(parameter.property(), value);
            }
        }
        Map<String, String> effective = new LinkedHashMap<>(properties);
        effective.putAll(asked.jmeterProperties());
        PlanValues values = new PlanValues(effective, reader);
        Traffic traffic = plan.service().traffic();
        return new Workload(
                plan,
                properties,
                secrets,
                gateway,
                traffic.held(gateway),
                traffic.length(values),
                values.threads(),
                traffic.text(values));
    }
}
