package io.writeproof.results.cli;

import io.writeproof.results.report.HostReports;
import io.writeproof.results.store.RunStore;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code results hosts}: the load runs of each database host as a file, made anew of the stored runs. */
@Command(
        name = "hosts",
        description = "Makes stress-test-results-<host>.md anew for each database host, of the stored load runs.",
        mixinStandardHelpOptions = true)
final class HostsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--results-dir",
            description = "Where runs are stored, and the files are written (default: ${DEFAULT-VALUE}).",
            defaultValue = "results")
    private Path resultsDirectory = Path.of("results");

    @Option(
            names = "--repository",
            description = "The checkout whose commits the runs name (default: the working directory).",
            defaultValue = ".")
    private Path repository = Path.of(".");

    @Override
    public Integer call() {
        requireDirectory("--results-dir", "stored runs", resultsDirectory);
        requireDirectory("--repository", "a git checkout", repository);
        List<Path> files = new HostReports(new RunStore(resultsDirectory), repository).updateAll();
        PrintWriter out = spec.commandLine().getOut();
        files.forEach(out::println);
        if (files.isEmpty()) {
            out.println("no stored run names the host of its database");
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private void requireDirectory(String option, String of, Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(
                    spec.commandLine(), option + ": expected a directory of " + of + ", found nothing at " + directory);
        }
    }
}
