package io.writeproof.runner.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent and by what it is judged: a plan with its parameters. Immutable.
 *
 * @param plan the plan
 * @param properties of the plan, by their names in the .jmx file
 * @param length from the first request to the last one planned
 * @param text the same for people, in one line
 */
public record Workload(Plan plan, Map<String, String> properties, Duration length, String text) {

    public Workload {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
}
