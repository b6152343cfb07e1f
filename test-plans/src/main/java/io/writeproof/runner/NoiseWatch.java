package io.writeproof.runner;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.postgres.ScratchTable;
import io.writeproof.results.noise.NoiseCheck;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The noise check around a load, with INSERTs when the run has a schema of its own. A database that is gone is a warning
 * of the run. Used by one thread.
 */
final class NoiseWatch implements AutoCloseable {

    private final NoiseCheck check;
    private final RunWarnings warnings;
    private Optional<ScratchTable> scratch;

    private NoiseWatch(Path directory, Optional<ScratchTable> scratch, RunWarnings warnings) {
        this.check = NoiseCheck.begin(directory, scratch.map(table -> table::insert));
        this.warnings = warnings;
        this.scratch = scratch;
    }

    /** Measures the machine before the load. */
    static NoiseWatch begin(Path directory, Service service, RunWarnings warnings) {
        return new NoiseWatch(directory, scratchTable(service), warnings);
    }

    /** The database of a service that was given is its owner's: nothing is made in it that is not asked for. */
    private static Optional<ScratchTable> scratchTable(Service service) {
        if (service.config().isEmpty()) {
            return Optional.empty();
        }
        try {
            return service.database().map(database -> ScratchTable.create(database.inSchema(service.schema())));
        } catch (DatabaseException refused) {
            return Optional.empty(); // the check goes without it, as its stored parts show
        }
    }

    /**
     * Measures it again, unless somebody waits for the end of an interrupted run, and leaves the database; what the stored
     * run says.
     */
    ObjectNode end(ExitCode result) {
        ObjectNode measured = result == ExitCode.INTERRUPTED ? check.unfinished() : check.end();
        close();
        return measured;
    }

    @Override
    public void close() {
        try {
            scratch.ifPresent(ScratchTable::close);
        } catch (DatabaseException e) {
            warnings.add("the table of the noise check could not be removed: " + e.getMessage());
        }
        scratch = Optional.empty();
    }
}
