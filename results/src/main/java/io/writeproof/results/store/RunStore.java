package io.writeproof.results.store;

import io.writeproof.report.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory of stored runs. Instances are immutable; several processes may store into one directory. */
public final class RunStore {

    static final String PARTIAL = ".partial";
    static final String RUN_FILE = "run.json";

    private final Path resultsDirectory;
    private final Clock clock;

    /** Opens a store; its directory is created when the first run begins. */
    public RunStore(Path resultsDirectory) {
        this(resultsDirectory, Clock.systemUTC());
    }

    /** Opens a store that takes the end of a run from {@code clock}. */
    public RunStore(Path resultsDirectory, Clock clock) {
        this.resultsDirectory = resultsDirectory;
        this.clock = clock;
    }

    /**
     * Creates the directory of a run that is about to start; its name ends in {@code .partial} until the run is finished.
     *
     * @throws StoreException when it exists already or cannot be created
     */
    public PendingRun begin(Identity identity) {
        Path suite = resultsDirectory.resolve(identity.suite());
        Path partial = suite.resolve(identity.directoryName() + PARTIAL);
        try {
            Files.createDirectories(suite);
            Files.createDirectory(partial);
        } catch (IOException e) {
            throw new StoreException(
                    "cannot create " + partial + " for the run (" + e.getClass().getSimpleName()
                            + "): choose another run id or a writable results directory",
                    e);
        }
        return new PendingRun(partial, identity, resultsDirectory.resolve(RunIndex.FILE), clock);
    }

    /**
     * The finished runs, oldest first, of one suite or of all.
     *
     * @throws StoreException when the directory or one of its runs cannot be read
     */
    public List<StoredRun> list(Optional<String> suite) {
        try (Stream<Path> files = Files.find(resultsDirectory, 3, (file, attributes) -> isRunFile(file))) {
            return files.map(StoredRun::read)
                    .filter(run -> suite.isEmpty() || suite.get().equals(run.suite()))
                    .sorted((one, other) -> one.startedAt().compareTo(other.startedAt()))
                    .toList();
        } catch (IOException e) {
            throw new StoreException("cannot read the results directory " + resultsDirectory + ": " + e, e);
        }
    }

    /**
     * What is stored, from the index as far as it can be trusted; a run that cannot be read does not hide the others.
     *
     * @throws StoreException when the results directory itself cannot be read
     */
    public RunListing summaries() {
        return new RunIndex(resultsDirectory).read();
    }

    /**
     * As {@link #summaries}, but without figures that are groups, such as {@code medians}: enough to list and to find runs,
     * and faster.
     *
     * @throws StoreException when the results directory itself cannot be read
     */
    public RunListing headlines() {
        return new RunIndex(resultsDirectory).readHeadlines();
    }

    /**
     * Reads every run and writes the index anew.
     *
     * @throws StoreException when the results directory cannot be read or the index not be written
     */
    public RunListing rebuildIndex() {
        return new RunIndex(resultsDirectory).rebuild();
    }

    /**
     * The runs that a person may mean: by run id or directory name, or the beginning of one.
     *
     * @throws StoreException when the results directory cannot be read
     */
    public List<RunSummary> named(String name) {
        List<RunSummary> runs = headlines().runs();
        List<RunSummary> exactly = runs.stream()
                .filter(run -> run.runId().equals(name) || directoryOf(run).equals(name))
                .toList();
        return exactly.isEmpty()
                ? runs.stream()
                        .filter(run ->
                                run.runId().startsWith(name) || directoryOf(run).startsWith(name))
                        .toList()
                : exactly;
    }

    private static String directoryOf(RunSummary run) {
        return String.valueOf(run.directory().getFileName());
    }

    /**
     * Deletes runs for good. Each first loses its name, so that a deletion that is cut short leaves no half run behind.
     *
     * @throws StoreException when one cannot be deleted; those before it are gone
     */
    public void delete(List<RunSummary> unwanted) {
        for (RunSummary run : unwanted) {
            Path nameless = run.directory().resolveSibling(run.directory().getFileName() + PARTIAL);
            try {
                AtomicFile.move(run.directory(), nameless);
                FileTree.delete(nameless);
            } catch (IOException e) {
                throw new StoreException("cannot delete " + run.directory() + ": " + e, e);
            }
        }
        RunIndex index = new RunIndex(resultsDirectory);
        index.write(index.read().runs());
    }

    /**
     * Replaces a file about the runs, beside the index; passwords are masked.
     *
     * @param fileName relative to the results directory
     * @throws StoreException when it cannot be written
     */
    public Path publish(String fileName, String text) {
        Path file = resultsDirectory.resolve(fileName);
        try {
            Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
            AtomicFile.write(file, Secrets.masked(text));
            return file;
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + e, e);
        }
    }

    /** Exactly {@code <suite>/<run>/run.json}, finished. */
    private boolean isRunFile(Path file) {
        Path relative = resultsDirectory.relativize(file);
        return relative.endsWith(RUN_FILE)
                && relative.getNameCount() == 3
                && !relative.getName(1).toString().endsWith(PARTIAL);
    }
}
