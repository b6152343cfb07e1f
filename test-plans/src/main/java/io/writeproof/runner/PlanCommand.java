package io.writeproof.runner;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.plan.Asked;
import io.writeproof.runner.plan.Parameter;
import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Workload;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that runs one plan, or all scenarios of a system one after the other. Used by one thread. */
final class PlanCommand implements Callable<Integer> {

    /** The option of {@code load} that says that all scenarios are meant. */
    static final String SUITE = "--suite";

    private static final String SAMPLES = "samples";
    private static final String ONLY_OF_ONE = "expected only for a single run, found with several";

    private final String label;
    private final List<Plan> plans;
    private final Context context;
    private final RunOptions options = new RunOptions();
    private final CommandSpec spec;

    private PlanCommand(String label, List<Plan> plans, Context context) {
        this.label = label;
        this.plans = List.copyOf(plans);
        this.context = context;
        this.spec = new PlanUsage(label, plans).describe(CommandSpec.wrapWithoutInspection(this), options);
    }

    /** The command of one plan. */
    static PlanCommand of(Plan plan, Context context) {
        return new PlanCommand(plan.label(), List.of(plan), context);
    }

    /** The command of all scenarios of a system; {@code label} is that of the system. */
    static PlanCommand ofSuite(String label, List<Plan> plans, Context context) {
        return new PlanCommand(label, plans, context);
    }

    CommandLine commandLine() {
        return new CommandLine(spec);
    }

    @Override
    public Integer call() {
        List<LoadSettings> settings = settings();
        Console console = new Console(
                // The marks are not ASCII, whatever the locale.
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                Console.Screen.of(System.getProperty("writeproof.columns"), context.environment()),
                System::nanoTime);
        Interruption interruption = Interruption.ofThisProcess();
        try {
            return new LoadSeries(context.home(), console, settings, interruption)
                    .execute()
                    .code();
        } catch (Interruption.AbandonedException e) {
            console.line("  " + e.getMessage());
            return ExitCode.INTERRUPTED.code();
        }
    }

    /**
     * What was typed, for each plan.
     *
     * @throws io.writeproof.runner.option.RunRefusedException with everything that is wrong with it
     */
    List<LoadSettings> settings() {
        OptionReader reader = context.reader();
        options.variant = spec.commandLine().getParseResult().matchedOptionValue(PlanUsage.VARIANT, null);
        refuseSystemAlone(reader);
        List<LoadSettings> settings =
                plans.stream().flatMap(plan -> settings(plan, reader)).toList();
        if (settings.size() > 1) {
            refuseForSeveral(reader);
        }
        reader.refuseIfWrong();
        return settings;
    }

    /** What would be the same for each of them, and so only true of the last one. */
    private void refuseForSeveral(OptionReader reader) {
        if (options.runId != null) {
            reader.problem("--run-id", ONLY_OF_ONE, "leave --run-id out");
        }
        if (options.jmeterProperties.containsKey(SAMPLES)) {
            reader.problem("-J " + SAMPLES, ONLY_OF_ONE, "run one at a time, or store them with --save-samples");
        }
    }

    private void refuseSystemAlone(OptionReader reader) {
        boolean suite = !plans.get(0).label().equals(label);
        if (suite && !spec.root().commandLine().getParseResult().hasMatchedOption(SUITE)) {
            reader.problem(
                    label,
                    "expected one of its scenarios: "
                            + plans.stream().map(Plan::label).collect(Collectors.joining(", ")),
                    "to run all of them: load " + SUITE + " " + label);
        }
    }

    private Stream<LoadSettings> settings(Plan plan, OptionReader reader) {
        Asked asked = new Asked(typed(plan), options.jmeterProperties, context.environment());
        options.ofGateway = plan.service().parameters().stream()
                .filter(Parameter::isOfGateway)
                .map(Parameter::option)
                .filter(asked.options()::containsKey)
                .toList();
        return asked.runs(plan).stream()
                .map(run ->
                        LoadSettings.read(options, Workload.read(plan, run, reader), context.environment(), reader));
    }

    private Map<String, String> typed(Plan plan) {
        CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
        Map<String, String> typed = new HashMap<>();
        for (Parameter parameter : plan.service().parameters()) {
            if (parsed.hasMatchedOption(parameter.option())) {
                typed.put(
                        parameter.option(),
                        parsed.<Object>matchedOptionValue(parameter.option(), "")
                                .toString());
            }
        }
        return typed;
    }

    /**
     * What surrounds a command.
     *
     * @param environment of the process
     * @param reader gathers what is wrong
     */
    record Context(Home home, Map<String, String> environment, OptionReader reader) {}
}
