package io.writeproof.results.cli;

import io.writeproof.results.compare.NoSuchSideException;
import io.writeproof.results.compare.NotComparableException;
import io.writeproof.results.imports.ImportException;
import io.writeproof.results.store.StoreException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code results}: looks at stored runs, each by a command of its own. */
@Command(
        name = "results",
        description = "Looks at stored runs, takes in those of other tools, deletes old ones.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            ShowCommand.class,
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
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Results())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((problem, arguments) -> usageError(problem))
                .setExecutionExceptionHandler((failure, commandLine, parsed) -> failure(failure, commandLine));
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
        if (failure instanceof StoreException || failure instanceof ImportException) {
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
