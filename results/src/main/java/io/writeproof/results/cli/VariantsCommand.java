package io.writeproof.results.cli;

import io.writeproof.results.report.VariantTable;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code results variants}: the variants of one suite side by side. */
@Command(
        name = "variants",
        description = "Sets runs that differ in nothing but the variant side by side.",
        mixinStandardHelpOptions = true)
final class VariantsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Directories of stored runs.")
    private List<Path> directories = List.of();

    @Override
    public Integer call() {
        for (Path directory : directories) {
            if (!Files.exists(directory)) {
                throw new ParameterException(
                        spec.commandLine(), "expected the directory of a stored run, found nothing at " + directory);
            }
        }
        spec.commandLine()
                .getOut()
                .print(VariantTable.of(directories.stream().map(StoredRun::read).toList()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }
}
