package io.writeproof.runner;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import io.writeproof.runner.plan.Plan;
import io.writeproof.runner.plan.Plans;
import io.writeproof.runner.plan.ServiceKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code load}: runs a plan end to end, from the database to the stored verdict. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        name = "load",
        description = "Runs a load test that proves a service's writes to PostgreSQL.",
        footer = {"", "load --list says what each plan is for, load PLAN --help what its options are."},
        synopsisSubcommandLabel = "PLAN")
public final class Load implements Runnable {

    @Option(names = "--list", description = "List the plans, with their purposes and defaults.")
    private boolean list;

    @Option(
            names = PlanCommand.SUITE,
            description = "Run all scenarios of a system, one after the other: load --suite SYSTEM [OPTIONS].")
    private boolean suite;

    private final Plans plans;
    private final CommandLine command;

    private Load(Plans plans, PlanCommand.Context context) {
        this.plans = plans;
        this.command = new CommandLine(this);
        for (ServiceKind system : ServiceKind.values()) {
            List<Plan> ofSystem = plans.of(system);
            ofSystem.forEach(plan -> add(PlanCommand.of(plan, context)));
            if (ofSystem.stream().noneMatch(plan -> plan.label().equals(system.label())) && !ofSystem.isEmpty()) {
                add(PlanCommand.ofSuite(system.label(), ofSystem, context));
            }
        }
    }

    private void add(PlanCommand plan) {
        CommandLine added = plan.commandLine();
        command.addSubcommand(added.getCommandName(), added);
    }

    /** Runs the plan that the arguments name; the exit code is the verdict. */
    public static void main(String[] arguments) {
        Refusals refusals = new Refusals(System.err);
        try {
            Home home = Home.fromProperties();
            PlanCommand.Context context = new PlanCommand.Context(home, System.getenv(), new OptionReader());
            Load load = new Load(Plans.in(home.plans()), context);
            System.exit(refusals.execute(load.command, context.reader(), separated(arguments)));
        } catch (RunRefusedException e) {
            System.exit(refusals.refused(e));
        }
    }

    /** What follows {@code --suite} is a command of its own, however the two are written. */
    private static String[] separated(String[] arguments) {
        return Arrays.stream(arguments)
                .flatMap(argument -> argument.startsWith(PlanCommand.SUITE + "=")
                        ? Stream.of(PlanCommand.SUITE, argument.substring(PlanCommand.SUITE.length() + 1))
                        : Stream.of(argument))
                .toArray(String[]::new);
    }

    @Override
    public void run() {
        if (list) {
            System.out.print(PlanList.of(plans.all()));
        } else if (suite) {
            throw new RunRefusedException(new Problem(
                    PlanCommand.SUITE,
                    "expected a system with several scenarios, found none",
                    "load --list names them"));
        } else {
            command.usage(System.out);
        }
    }
}
