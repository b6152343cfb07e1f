package io.writeproof.runner;

import io.writeproof.postgres.DatabaseException;
import io.writeproof.results.store.StoreException;
import io.writeproof.runner.option.OptionReader;
import io.writeproof.runner.option.Problem;
import io.writeproof.runner.option.RunRefusedException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Executes a command line and tells the user why a run did not start: every reason at once, never a stack trace. */
final class Refusals {

    private final PrintStream err;

    Refusals(PrintStream err) {
        this.err = err;
    }

    /** Executes {@code command}; what its parser finds joins what {@code reader} finds in the texts. */
    int execute(CommandLine command, OptionReader reader, String... arguments) {
        command.getCommandSpec().parser().collectErrors(true);
        command.getSubcommands()
                .values()
                .forEach(plan -> plan.getCommandSpec().parser().collectErrors(true));
        command.setExecutionStrategy(parsed -> execute(parsed, reader));
        command.setExecutionExceptionHandler((e, line, parsed) -> told(e));
        return command.execute(arguments);
    }

    private int execute(ParseResult parsed, OptionReader reader) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        collect(parsed, reader);
        try {
            if (!parsed.hasSubcommand()) {
                reader.refuseIfWrong();
            }
            return new CommandLine.RunLast().execute(parsed);
        } catch (RunRefusedException e) {
            return refused(e);
        }
    }

    private static void collect(ParseResult parsed, OptionReader reader) {
        for (Exception error : parsed.errors()) {
            if (error instanceof UnmatchedArgumentException unmatched) {
                reader.problem(
                        String.join(" ", unmatched.getUnmatched()),
                        "there is no such option or plan",
                        remedy(unmatched, parsed));
            } else {
                reader.problem(subject(error), String.valueOf(error.getMessage()), help(parsed));
            }
        }
        if (parsed.hasSubcommand()) {
            collect(parsed.subcommand(), reader);
        }
    }

    private static String remedy(UnmatchedArgumentException unmatched, ParseResult parsed) {
        List<String> similar = unmatched.getSuggestions();
        return similar.isEmpty() ? help(parsed) : "did you mean " + String.join(" or ", similar) + "?";
    }

    private static String help(ParseResult parsed) {
        CommandSpec spec = parsed.commandSpec();
        return spec.parent() == null
                ? "load --list names the plans"
                : "load " + spec.name() + " --help lists the options";
    }

    private static String subject(Exception error) {
        boolean named = error instanceof ParameterException parameter && parameter.getArgSpec() != null;
        return named ? ((ParameterException) error).getArgSpec().paramLabel() : "command line";
    }

    private int told(Exception e) throws Exception {
        if (e instanceof RunRefusedException refused) {
            return refused(refused);
        }
        if (e instanceof DatabaseException || e instanceof StoreException || e instanceof UncheckedIOException) {
            err.println("The run could not be completed: " + e.getMessage());
            return ExitCode.INVALID.code();
        }
        throw e;
    }

    /** Tells what keeps a run from starting; the exit code that says so. */
    int refused(RunRefusedException refused) {
        err.println("Nothing was loaded:");
        for (Problem problem : refused.problems()) {
            err.printf(
                    Locale.ROOT, "%n  %s%n    %s%n    → %s%n", problem.subject(), problem.finding(), problem.remedy());
        }
        return ExitCode.REFUSED.code();
    }
}
