package io.writeproof.runner;

import io.writeproof.runner.plan.Parameter;
import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Value.Role;
import io.writeproof.write.WriteMode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options of a plan's command, and what they say about themselves. Immutable.
 *
 * @param label of the command
 * @param plans that it runs; all are of one system, and so are the options
 */
record PlanUsage(String label, List<Plan> plans) {

    static final String VARIANT = "--variant";

    private static final String[] EXIT_CODES = {
        "",
        "Exit codes: 0 all gates held, 99 a gate failed, 104 refused before any load, 105 no verdict, 130 interrupted."
    };

    /** Adds name, texts and options to {@code spec}. */
    CommandSpec describe(CommandSpec spec, RunOptions options) {
        spec.name(label).versionProvider(new Version());
        spec.usageMessage()
                .description(literally(purpose()))
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .autoWidth(true)
                .footer(EXIT_CODES);
        plans.get(0).service().parameters().forEach(parameter -> spec.addOption(option(parameter)));
        spec.addOption(variant());
        return spec.addMixin("options", CommandSpec.forAnnotatedObject(options)).mixinStandardHelpOptions(true);
    }

    private String purpose() {
        return plans.size() == 1
                ? plans.get(0).purpose()
                : "All scenarios of " + label + ", one after the other, each with a gateway and a schema of its own: "
                        + plans.stream().map(Plan::shortLabel).collect(Collectors.joining(", ")) + ".";
    }

    private OptionSpec option(Parameter parameter) {
        Role role = parameter.value().role();
        OptionSpec.Builder option = OptionSpec.builder(parameter.names().toArray(String[]::new));
        if (role == Role.SWITCH) {
            return option.type(boolean.class)
                    .description(literally(parameter.description()))
                    .build();
        }
        String variable = parameter.variable().map(name -> name + ", then ").orElse("");
        return option.type(String.class)
                .paramLabel(parameter.value().label())
                .description(literally(
                        parameter.description() + " Default: " + variable + ofPlans(parameter::defaultOf) + "."))
                .build();
    }

    private OptionSpec variant() {
        String modes = Stream.concat(
                        plans.get(0).service().modes().stream().map(WriteMode::label), Stream.of(RunOptions.ALL))
                .collect(Collectors.joining(", "));
        return OptionSpec.builder(VARIANT)
                .type(String.class)
                .paramLabel("MODE")
                .description("Write mode of the gateway, or all, one after the other and then compared: " + modes
                        + ". Default: " + ofPlans(plan -> plan.defaultMode().label()) + ".")
                .build();
    }

    private String ofPlans(Function<Plan, String> defaultOf) {
        List<String> defaults = plans.stream().map(defaultOf).distinct().toList();
        if (defaults.equals(List.of(""))) {
            return "that of the gateway's configuration";
        }
        return defaults.size() == 1 ? defaults.get(0) : "that of each scenario";
    }

    /** A text that picocli is not to take as a format. */
    private static String literally(String text) {
        return text.replace("%", "%%");
    }
}
