package io.writeproof.runner;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Plans;
import java.nio.file.Path;
import java.util.Map;

/** The commands of the plans of a directory, without a process. */
final class Commands {

    private Commands() {}

    /** What a command line means. */
    static LoadSettings read(String plan, Path plans, Map<String, String> environment, String... arguments) {
        PlanCommand command = of(plan, plans, environment);
        command.commandLine().parseArgs(arguments);
        return command.settings().get(0);
    }

    static PlanCommand of(String plan, Path plans, Map<String, String> environment) {
        return PlanCommand.of(
                named(plan, plans), new PlanCommand.Context(new Home(Path.of("..")), environment, new OptionReader()));
    }

    private static Plan named(String label, Path plans) {
        return Plans.in(plans).all().stream()
                .filter(plan -> plan.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
