package io.writeproof.runner;

import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.plan.Plan;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code load}: runs a plan end to end, from the database to the stored verdict. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        name = "load",
        description = "Runs a load test that proves a service's writes to PostgreSQL.",
        synopsisSubcommandLabel = "PLAN")
public final class Load implements Runnable {

    @Option(names = "--list", description = "List the plans.")
    private boolean list;

    private final CommandLine command;

    private Load(CommandLine plan) {
        command = new CommandLine(this).addSubcommand(Plan.INFERENCE.label(), plan);
    }

    /** Runs the plan that the arguments name; the exit code is the verdict. */
    public static void main(String[] arguments) {
        OptionReader reader = new OptionReader();
        InferenceCommand inference = new InferenceCommand(Home.fromProperties(), System.getenv(), reader);
        Load load = new Load(new CommandLine(inference));
        System.exit(new Refusals(System.err).execute(load.command, reader, arguments));
    }

    @Override
    public void run() {
        if (!list) {
            command.usage(System.out);
            return;
        }
        for (Plan plan : Plan.values()) {
            System.out.println(plan.label() + "  " + plan.description());
        }
    }
}
