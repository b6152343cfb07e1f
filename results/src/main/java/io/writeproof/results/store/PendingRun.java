package io.writeproof.results.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A run under way: a directory for its files, and the conditions learnt so far. Not thread-safe.
 *
 * <p>When the process dies, the directory stays behind as {@code .partial} and is never taken for a result.
 */
public final class PendingRun {

    private final Path partial;
    private final Identity identity;
    private final Path index;
    private final Clock clock;
    private Conditions conditions = Conditions.UNKNOWN;

    PendingRun(Path partial, Identity identity, Path index, Clock clock) {
        this.partial = partial;
        this.identity = identity;
        this.index = index;
        this.clock = clock;
    }

    /** Where the run's files go (HDR logs, JTL, JMH JSON); renamed by {@link #finish}. */
    public Path directory() {
        return partial;
    }

    /** Notes under which conditions the run is measured; the last call counts. */
    public PendingRun under(Conditions measured) {
        conditions = measured;
        return this;
    }

    /**
     * Writes {@code run.json} without finishing, so that a killed process leaves what it had measured.
     *
     * @throws StoreException when the file cannot be written
     */
    public void save(RunStatus status, ObjectNode details) {
        write(document(status, details));
    }

    /**
     * Completes the run: writes {@code run.json} atomically, gives the directory its final name, adds a line to the index.
     *
     * @param details what the measuring tool says; may be empty. Its fields are merged into the top level of the
     *     document, and may fill the envelope's conditions and times
     * @throws StoreException when the details belong to another run or a file cannot be written
     */
    public StoredRun finish(RunStatus status, ObjectNode details) {
        ObjectNode document = document(status, details);
        write(document);
        Path directory = partial.resolveSibling(identity.directoryName() + status.directorySuffix());
        StoredRun stored = new StoredRun(directory, document);
        try {
            AtomicFile.move(partial, directory);
            AtomicFile.append(index, Json.line(IndexLine.of(stored)));
        } catch (IOException e) {
            throw new StoreException("cannot store the run as " + directory + ": " + e, e);
        }
        return stored;
    }

    private ObjectNode document(RunStatus status, ObjectNode details) {
        return new Envelope(identity, conditions).around(details, status, clock.instant());
    }

    private void write(ObjectNode document) {
        Path file = partial.resolve(RunStore.RUN_FILE);
        try {
            AtomicFile.write(file, Json.pretty(document));
        } catch (IOException e) {
            throw new StoreException("cannot write " + file + ": " + e, e);
        }
    }
}
