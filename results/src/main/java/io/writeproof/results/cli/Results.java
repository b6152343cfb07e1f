package io.writeproof.results.cli;

import io.writeproof.results.compare.NoSuchSideException;
import io.writeproof.results.compare.NotComparableException;
import io.writeproof.results.imports.ImportException;
import io.writeproof.results.pairs.PairsException;
import io.writeproof.results.store.StoreException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** {@code results}: looks at stored runs, each by a command of its own. */
@Command(
        name = "results",
        description = "Looks at stored runs, takes in those of other tools, deletes old ones.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            ImportCommand.class,
            TrendCommand.class,
            ExportCommand.class,
            PruneCommand.class,
            IndexCommand.class,
            VariantsCommand.class,
            CheckCommand.class,
            HostsCommand.class
        })
public final class Results {

    private Results() {}

    public static void main(String[] arguments) {
        // In UTF-8 whatever the locale is: a page's security policy has the checksums of its style and its scripts.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = commandLine(arguments).setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    static CommandLine commandLine(String... arguments) {
        return withCommands(arguments)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, given) -> usageError(problem))
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> failure(failure, commandLine));
    }

    /** All commands, or the one alone that is asked for: to read what all of them can do takes longer than most of them. */
    private static CommandLine withCommands(String... arguments) {
        Command all = Results.class.getAnnotation(Command.class);
        return Arrays.stream(all.subcommands())
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .findFirst()
                .map(command -> new CommandLine(CommandSpec.create().name(all.name())).addSubcommand(command))
                .orElseGet(() -> new CommandLine(new Results()));
    }

    private static int usageError(CommandLine.ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        String help = "; see '" + command.getCommandSpec().qualifiedName() + " --help'";
        return end(command, problem.getMessage() + help, ExitCode.USAGE);
    }

    private static int failure(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof NoSuchSideException) {
            return end(command, failure.getMessage(), ExitCode.USAGE);
        }
        if (failure instanceof NotComparableException) {
            return end(command, failure.getMessage(), ExitCode.NOT_COMPARABLE);
        }
        if (failure instanceof StoreException
                || failure instanceof ImportException
                || failure instanceof PairsException) {
            return end(command, failure.getMessage(), ExitCode.INVALID);
        }
        throw failure;
    }

    private static int end(CommandLine command, @Nullable String message, ExitCode code) {
        command.getErr().println("results: " + message);
        command.getErr().flush();
        return code.code();
    }
}
