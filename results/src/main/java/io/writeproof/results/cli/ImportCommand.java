package io.writeproof.results.cli;

import io.writeproof.results.imports.Import;
import io.writeproof.results.imports.Origin;
import io.writeproof.results.store.RunStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code results import}: takes in what other tools measured, a run for each file. */
@Command(
        name = "import",
        description = "Stores files of JMH (-rf json) and JMeter (JTL as CSV or XML), each as a run.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to store; the format is found out.")
    private List<Path> files = List.of();

    @Option(
            names = "--suite",
            description = "Suite to store them under (default: ${DEFAULT-VALUE}).",
            defaultValue = "imported")
    private String suite = "imported";

    @Option(names = "--variant", description = "The configuration that was measured.")
    private @Nullable String variant;

    @Option(
            names = "--commit",
            description = "Full hash of the commit that was measured (default: ${DEFAULT-VALUE}).",
            defaultValue = "unknown")
    private String commit = "unknown";

    @Option(
            names = "--environment",
            description = "Where it was measured, any name (default: ${DEFAULT-VALUE}).",
            defaultValue = Origin.IMPORTED)
    private String environment = Origin.IMPORTED;

    @Option(
            names = "--measured-at",
            converter = Moment.class,
            description = "When, for JMH's files, which do not say (default: the time of the file).")
    private @Nullable Instant measuredAt;

    @Override
    public Integer call() {
        RunStore runs = store.any();
        Import imported = new Import(runs, new Origin(suite, variant, commit, environment, measuredAt));
        for (Path file : files) {
            spec.commandLine()
                    .getOut()
                    .println("stored " + file + " as " + imported.store(file).directory());
            spec.commandLine().getOut().flush();
        }
        return ExitCode.OK.code();
    }
}
