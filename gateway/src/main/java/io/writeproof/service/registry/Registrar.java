package io.writeproof.service.registry;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.service.Background;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.WriteWatch;
import io.writeproof.service.registry.Registered.Since;
import io.writeproof.write.Receipt;
import io.writeproof.write.RowRejectedException;
import io.writeproof.write.WriteFailedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts schemas into the table, each version of each name once.
 *
 * <p>It writes first and looks afterwards: the unique constraint decides between callers who register the same thing at the
 * same time, and a schema that is new, which is nearly every one, costs no read. Thread-safe.
 */
final class Registrar {

    private static final int MOST_EARLIER = 1_000;
    private static final int MOST_VIOLATIONS = 20;

    private final HandOff<RegisteredSchema> rows;
    private final WriteWatch<RegisteredSchema> watch;
    private final SchemaQueries queries;
    private final Background readers;

    Registrar(
            HandOff<RegisteredSchema> rows,
            WriteWatch<RegisteredSchema> watch,
            SchemaQueries queries,
            Background readers) {
        this.rows = rows;
        this.watch = watch;
        this.queries = queries;
        this.readers = readers;
    }

    CompletionStage<Registered> register(Registration wanted) {
        RegisteredSchema schema = new RegisteredSchema(
                UuidCreator.getTimeOrderedEpochFast(),
                wanted,
                RegisteredSchema.hash(wanted.content()),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        return hasPromise(wanted)
                ? readers.run(() -> keepsPromise(schema)).thenCompose(kept -> write(schema))
                : write(schema);
    }

    private static boolean hasPromise(Registration wanted) {
        return wanted.format() == SchemaFormat.JSON
                && wanted.compatibility().promises()
                && wanted.version().hasBindingPredecessors();
    }

    /** A version that is there already is not looked at: it was when it was registered. */
    private boolean keepsPromise(RegisteredSchema schema) {
        Registration wanted = schema.registration();
        if (queries.byVersion(wanted.name(), wanted.version()).isEmpty()) {
            int most = wanted.compatibility().transitive() ? MOST_EARLIER : 1;
            queries.before(wanted.name(), wanted.version(), most).forEach(earlier -> requireKept(schema, earlier));
        }
        return true;
    }

    private static void requireKept(RegisteredSchema schema, RegisteredSchema earlier) {
        CompatibilityMode mode = schema.registration().compatibility();
        List<String> violations = JsonSchemas.violations(mode, schema, earlier);
        if (!violations.isEmpty()) {
            throw new ServiceException(
                    Reason.CONFLICT,
                    "the schema is not " + mode + " compatible with version "
                            + earlier.registration().version() + " of the same name; change it, or register it with"
                            + " compatibility_mode " + CompatibilityMode.NONE,
                    violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS)));
        }
    }

    private CompletionStage<Registered> write(RegisteredSchema schema) {
        long retriesBefore = watch.retries();
        return written(schema)
                .handle((receipt, failure) -> outcome(schema, unwrapped(failure), retriesBefore))
                .thenCompose(Function.identity());
    }

    private CompletionStage<Receipt> written(RegisteredSchema schema) {
        try {
            return rows.write(schema);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private CompletionStage<Registered> outcome(
            RegisteredSchema schema, @Nullable Throwable failure, long retriesBefore) {
        if (failure == null) {
            return watch.retries() == retriesBefore
                    ? CompletableFuture.completedStage(new Registered(schema, Since.NOW))
                    : readers.run(() -> settled(schema));
        }
        if (WriteWatch.isThere(failure)) {
            return readers.run(() -> settled(schema));
        }
        return CompletableFuture.failedStage(translated(failure));
    }

    /** Whose row has the name and version. */
    private Registered settled(RegisteredSchema schema) {
        Registration wanted = schema.registration();
        RegisteredSchema there = queries.byVersion(wanted.name(), wanted.version()).stream()
                .findFirst()
                .orElseThrow(() -> new ServiceException(
                        Reason.UNAVAILABLE, "the schema that was there has gone meanwhile; send the request again"));
        if (there.id().equals(schema.id())) {
            return new Registered(schema, Since.NOW);
        }
        if (there.hasContentOf(schema)) {
            return new Registered(there, Since.BEFORE);
        }
        throw new ServiceException(
                Reason.CONFLICT,
                "version " + wanted.version() + " of this name is registered with another content, as " + there.id()
                        + "; register a higher version");
    }

    /** What was refused before anything happened stays as it is. */
    private static Throwable translated(Throwable failure) {
        if (failure instanceof RowRejectedException) {
            return new ServiceException(Reason.UNUSABLE, String.valueOf(failure.getMessage()));
        }
        return failure instanceof WriteFailedException
                ? new ServiceException(
                        Reason.UNAVAILABLE,
                        "the database did not acknowledge the schema; send the request again later, it registers"
                                + " nothing twice")
                : failure;
    }
}
