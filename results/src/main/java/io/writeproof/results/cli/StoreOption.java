package io.writeproof.results.cli;

import io.writeproof.results.compare.SideFinder;
import io.writeproof.results.store.Checkout;
import io.writeproof.results.store.RunListing;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.store.StoredRun;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --results-dir}, shared by all commands that look into a store. */
final class StoreOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--results-dir",
            description = "Where runs are stored (default: ${DEFAULT-VALUE}).",
            defaultValue = "${sys:writeproof.results:-results}")
    private Path directory = Path.of("results");

    /** The directory as it was given. */
    Path directory() {
        return directory;
    }

    /** The store, which must be there. */
    RunStore existing() {
        if (!Files.isDirectory(directory)) {
            throw usage("--results-dir: expected a directory of stored runs, found nothing at " + directory);
        }
        return new RunStore(directory);
    }

    /** The store, which may be yet to come. */
    RunStore any() {
        return new RunStore(directory);
    }

    /** The one run that is meant by a directory, a {@code run.json}, a run id or the beginning of one. */
    StoredRun run(String reference) {
        if (Files.exists(Path.of(reference))) {
            return StoredRun.read(Path.of(reference));
        }
        List<RunSummary> candidates = existing().named(reference);
        if (candidates.size() == 1) {
            return StoredRun.read(candidates.get(0).directory());
        }
        String found = candidates.isEmpty()
                ? "none; see 'results list'"
                : candidates.stream().map(RunSummary::runId).limit(5).collect(Collectors.joining(", "));
        throw usage("'" + reference + "': expected the directory or the id of one stored run below " + directory
                + ", found " + found);
    }

    /** The runs that a name means: one by its place or its id, as it is; else those that count of a directory or a commit. */
    List<StoredRun> runs(String name) {
        Path place = Path.of(name);
        if (Files.isRegularFile(place) || Files.exists(place.resolve("run.json"))) {
            return List.of(StoredRun.read(place));
        }
        List<RunSummary> named = Files.exists(place) ? List.of() : any().named(name);
        return named.size() == 1
                ? List.of(StoredRun.read(named.get(0).directory()))
                : finder().find(name).runs();
    }

    /** Finds sides among the runs of the store, and of the repository around it. */
    SideFinder finder() {
        return finder(Optional.empty());
    }

    /** The same, of one suite only. */
    SideFinder finder(Optional<String> suite) {
        return new SideFinder(any(), new Checkout(repository()), suite);
    }

    /** The repository around the store. */
    Path repository() {
        return directory.toAbsolutePath().normalize().resolveSibling("");
    }

    /** Says which runs cannot be read; the exit code that this deserves. */
    int report(RunListing listing, PrintWriter out) {
        listing.damaged().forEach(run -> out.println("damaged: " + run.directory() + ": " + run.reason()));
        out.flush();
        return (listing.damaged().isEmpty() ? ExitCode.OK : ExitCode.INVALID).code();
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
