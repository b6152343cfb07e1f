package io.writeproof.results.cli;

import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.History;
import io.writeproof.results.compare.NoiseFloors;
import io.writeproof.results.compare.SideFinder;
import io.writeproof.results.page.StoredReport;
import io.writeproof.results.page.VariantPage;
import io.writeproof.results.report.ComparisonFormat;
import io.writeproof.results.report.ComparisonReport;
import io.writeproof.results.store.AtomicFile;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code results report}: the page of one run, or one page of several. */
@Command(
        name = "report",
        description =
                "Writes the page of a stored run, or one page of several: variants side by side, or base and head.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOption store = new StoreOption();

    @Parameters(
            arity = "1..*",
            paramLabel = "RUN",
            description =
                    "A run's directory, its id or the beginning of it; a directory of runs; a commit, tag or branch.")
    private List<String> names = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the page goes (default: the directory of the run, or of the last one).")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        List<List<StoredRun>> found = names.stream().map(store::runs).toList();
        List<StoredRun> runs = found.stream().flatMap(List::stream).distinct().toList();
        StoredRun last = runs.get(runs.size() - 1);
        if (runs.size() == 1) {
            write(last, StoredReport.FILE, StoredReport.of(last));
        } else if (found.size() == 2 && variants(found.get(0)).equals(variants(found.get(1)))) {
            write(last, "comparison.html", comparison());
        } else {
            write(last, VariantPage.FILE, VariantPage.of(runs));
        }
        return ExitCode.OK.code();
    }

    private static Set<Optional<String>> variants(List<StoredRun> runs) {
        return runs.stream().map(StoredRun::variant).collect(Collectors.toSet());
    }

    private String comparison() {
        Gates gates = Gates.DEFAULT.withFloors(NoiseFloors.read(store.directory()));
        SideFinder finder = store.finder();
        Comparison comparison = Comparison.of(finder.find(names.get(0)), finder.find(names.get(1)), gates);
        History history = History.of(comparison, store.any());
        return ComparisonFormat.HTML.write(new ComparisonReport(comparison, comparison.outcome(), history));
    }

    private void write(StoredRun run, String name, String page) {
        if (out.isEmpty() && !Files.isDirectory(run.directory())) {
            throw usage("--out: expected a file for the page of a run that was read from a page, found none");
        }
        Path file = out.orElseGet(() -> run.directory().resolve(name));
        try {
            AtomicFile.write(file, page);
        } catch (IOException e) {
            throw usage("--out: expected a file that can be written, found " + file + " (" + e + ")");
        }
        spec.commandLine().getOut().println("wrote " + file);
        spec.commandLine().getOut().flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
