package io.writeproof.results.cli;

import io.writeproof.results.report.RunList;
import io.writeproof.results.store.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code results list}: one line per stored run, oldest first. */
@Command(name = "list", description = "Lists stored runs, oldest first.", mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--suite", description = "Only runs of this suite, such as inference or jmh.")
    private Optional<String> suite = Optional.empty();

    @Option(
            names = "--results-dir",
            description = "Where runs are stored (default: ${DEFAULT-VALUE}).",
            defaultValue = "results")
    private Path resultsDirectory = Path.of("results");

    @Override
    public Integer call() {
        if (!Files.isDirectory(resultsDirectory)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--results-dir: expected a directory of stored runs, found nothing at " + resultsDirectory);
        }
        spec.commandLine().getOut().print(RunList.of(new RunStore(resultsDirectory).list(suite)));
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }
}
