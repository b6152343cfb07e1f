package io.writeproof.results.cli;

import io.writeproof.results.export.ExportFormat;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code results export}: the figures of runs in the format of another service. */
@Command(
        name = "export",
        description = "Writes runs of one commit for github-action-benchmark or Bencher.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description = "Directories or ids of runs; of several the median of each figure is written.")
    private List<String> runs = List.of();

    @Option(
            names = "--format",
            required = true,
            converter = ByLabel.class,
            description = "github-action-benchmark or bencher.")
    private ExportFormat format = ExportFormat.BENCHER;

    @Option(
            names = "--out",
            description = "Directory to write the files into (default: the current one).",
            defaultValue = ".")
    private Path directory = Path.of(".");

    @Override
    public Integer call() {
        List<StoredRun> stored = runs.stream().map(store::run).toList();
        Map<String, String> files = new TreeMap<>(format.files(stored));
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path written = Files.writeString(directory.resolve(file.getKey()), file.getValue());
                spec.commandLine().getOut().println("wrote " + written);
            }
        } catch (IOException e) {
            throw new StoreException("--out: cannot write into " + directory + ": " + e, e);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.OK.code();
    }

    /** Formats by the names that users know them by. */
    private static final class ByLabel implements ITypeConverter<ExportFormat> {

        @Override
        public ExportFormat convert(String label) {
            try {
                return ExportFormat.of(label);
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException(String.valueOf(unknown.getMessage()));
            }
        }
    }
}
