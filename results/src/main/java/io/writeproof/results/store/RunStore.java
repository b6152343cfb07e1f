package io.writeproof.results.store;

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
    static final String INDEX_FILE = "index.jsonl";

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
        return new PendingRun(partial, identity, resultsDirectory.resolve(INDEX_FILE), clock);
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

    /** Exactly {@code <suite>/<run>/run.json}, finished. */
    private boolean isRunFile(Path file) {
        Path relative = resultsDirectory.relativize(file);
        return relative.endsWith(RUN_FILE)
                && relative.getNameCount() == 3
                && !relative.getName(1).toString().endsWith(PARTIAL);
    }
}
