package io.writeproof.runner.plan;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.write.WriteMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan that can be run: a .jmx file, alone or with a scenario. Immutable.
 *
 * @param service what it is written for
 * @param label what it is called: {@code query-gateway/cache}, or as the service when it has no scenarios
 * @param jmx the plan's file
 * @param purpose one line for people
 * @param scenario the lines of the scenario's file by their names; empty without one
 */
public record Plan(ServiceKind service, String label, Path jmx, String purpose, Map<String, String> scenario) {

    /** The entry of a scenario that is about the gateway and not about the plan. */
    private static final String VARIANT = "variant";

    public Plan {
        scenario = Map.copyOf(scenario);
    }

    /** The scenario's properties of the plan, in the order of their names. */
    public Map<String, String> properties() {
        Map<String, String> properties = new TreeMap<>(scenario);
        properties.remove(VARIANT);
        return properties;
    }

    /**
     * The write mode that the gateway has unless it is asked for another.
     *
     * @throws RunRefusedException if the scenario names one that the service does not have
     */
    public WriteMode defaultMode() {
        String variant = scenario.getOrDefault(VARIANT, service.defaultMode().label());
        return service.modes().stream()
                .filter(mode -> mode.label().equals(variant))
                .findFirst()
                .orElseThrow(() -> new RunRefusedException(new Problem(
                        "scenario " + label,
                        "expected as variant one of "
                                + service.modes().stream().map(WriteMode::label).collect(Collectors.joining(", "))
                                + ", found \"" + variant + "\"",
                        "correct the line variant=… of its file")));
    }

    /** Where queries whose answers belong into a run's report are, if it has some: the file of SQL beside the plan. */
    public Path queries() {
        return jmx.resolveSibling(service.label() + ".sql");
    }

    /** What its runs are stored under: the label as the name of a directory. */
    public String suite() {
        return label.replaceAll("[/_]", "-");
    }

    /** The last part of its label. */
    public String shortLabel() {
        return label.substring(label.lastIndexOf('/') + 1);
    }
}
