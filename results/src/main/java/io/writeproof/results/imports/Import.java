package io.writeproof.results.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.DatabaseFacts;
import io.writeproof.results.store.Environment;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.Jvm;
import io.writeproof.results.store.Machine;
import io.writeproof.results.store.PendingRun;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.RunStore;
import io.writeproof.results.store.Sha256;
import io.writeproof.results.store.SourceVersion;
import io.writeproof.results.store.StoredRun;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;

/** Stores files of other tools as runs. Immutable. */
public final class Import {

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int DIGEST_LENGTH = 16;

    private final RunStore store;
    private final Origin origin;

    public Import(RunStore store, Origin origin) {
        this.store = store;
        this.origin = origin;
    }

    /**
     * Stores a file as one run. Its run id is made from its content, so that it cannot be stored twice unnoticed.
     *
     * @throws ImportException when the file cannot be read, is of no known format or cut off, or is stored already;
     *     nothing is stored then
     */
    public StoredRun store(Path file) {
        try (BufferedInputStream content = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            Format format = Format.of(content);
            return store(file, format, format.read(file, content));
        } catch (NoSuchFileException e) {
            throw new ImportException("expected a file of JMH or JMeter, found nothing at " + file, e);
        } catch (IOException e) {
            throw new ImportException("cannot read " + file + ": " + e, e);
        }
    }

    private StoredRun store(Path file, Format format, Measurement measurement) throws IOException {
        String digest = Sha256.ofFile(file);
        String runId = "import-" + digest.substring(0, DIGEST_LENGTH);
        requireNew(file, runId);
        PendingRun run = store.begin(new Identity(
                origin.suite(),
                origin.variant(),
                runId,
                startOf(file, measurement),
                new SourceVersion(origin.commit(), null, "unknown", "unknown", null),
                environment(measurement.jvm())));
        Files.copy(file, run.directory().resolve(format.storedName()));
        ObjectNode details = measurement.details();
        if (measurement.endedAt() != null) {
            details.put("ended_at", measurement.endedAt().toString());
        }
        details.putObject("imported")
                .put("file", String.valueOf(file.getFileName()))
                .put("format", format.label())
                .put("sha256", digest)
                .put("environment", origin.environment());
        return run.finish(RunStatus.PASSED, details);
    }

    private void requireNew(Path file, String runId) {
        store.named(runId).stream().findFirst().ifPresent(known -> {
            throw new ImportException(file + " is stored already, as " + known.directory()
                    + ": delete that one first if it was stored with a wrong commit or suite");
        });
    }

    private Instant startOf(Path file, Measurement measurement) throws IOException {
        if (measurement.startedAt() != null) {
            return measurement.startedAt();
        }
        return Objects.requireNonNullElse(
                origin.measuredAt(), Files.getLastModifiedTime(file).toInstant());
    }

    /** The given name stands for all that nobody knows about the machine. */
    private Environment environment(Jvm jvm) {
        Machine machine =
                new Machine(origin.environment(), 0, "unknown", 0, "unknown", "unknown", "unknown", "unknown");
        return new Environment(machine, jvm, DatabaseFacts.NONE);
    }
}
