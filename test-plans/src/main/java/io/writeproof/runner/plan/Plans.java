package io.writeproof.runner.plan;

import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The plans of a directory: {@code SYSTEM.jmx}, and a scenario of it for each {@code SYSTEM/SCENARIO.properties}. Immutable.
 *
 * @param all in the order of the systems, then of the scenarios' names
 */
public record Plans(List<Plan> all) {

    private static final String SCENARIO = ".properties";

    public Plans {
        all = List.copyOf(all);
    }

    /**
     * Reads the plans.
     *
     * @throws RunRefusedException if a file cannot be read
     */
    public static Plans in(Path directory) {
        return new Plans(Arrays.stream(ServiceKind.values())
                .flatMap(service -> of(service, directory).stream())
                .toList());
    }

    /** The plans of one system. */
    public List<Plan> of(ServiceKind service) {
        return all.stream().filter(plan -> plan.service() == service).toList();
    }

    private static List<Plan> of(ServiceKind service, Path directory) {
        Path jmx = directory.resolve(service.label() + ".jmx");
        Path scenarios = directory.resolve(service.label());
        if (!Files.exists(jmx)) {
            return List.of();
        }
        if (!Files.isDirectory(scenarios)) {
            return List.of(new Plan(service, service.label(), jmx, PlanFile.purpose(jmx), Map.of()));
        }
        try (Stream<Path> files = Files.list(scenarios)) {
            return files.filter(file -> file.toString().endsWith(SCENARIO))
                    .sorted()
                    .map(file -> scenario(service, jmx, file))
                    .toList();
        } catch (IOException e) {
            throw new RunRefusedException(new Problem(
                    scenarios.toString(), "expected a directory of scenarios, found " + e, "make it readable"));
        }
    }

    private static Plan scenario(ServiceKind service, Path jmx, Path file) {
        String name = file.getFileName().toString().replace(SCENARIO, "");
        ScenarioFile scenario = ScenarioFile.read(file);
        return new Plan(service, service.label() + "/" + name, jmx, scenario.purpose(), scenario.properties());
    }
}
