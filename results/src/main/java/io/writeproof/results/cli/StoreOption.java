package io.writeproof.results.cli;

import io.writeproof.results.store.RunListing;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.RunSummary;
import io.writeproof.results.store.StoredRun;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
