package io.writeproof.service.registry;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.service.Background;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.UniqueWrites;
import io.writeproof.service.WriteWatch;
import io.writeproof.service.registry.Registered.Since;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Puts schemas into the table, each version of each name once.
 *
 * <p>Registering the same again, with the same content, changes nothing and is no error. Versions of a name that promise
 * something are registered one after the other, so that each is compared with what the one before it has committed; another
 * process on the same table is not waited for. Thread-safe.
 */
final class Registrar {

    private static final int MOST_EARLIER = 1_000;
    private static final int MOST_VIOLATIONS = 20;

    private static final String UNACKNOWLEDGED =
            "the database did not acknowledge the schema; send the request again later, it registers nothing twice";

    private final UniqueWrites<RegisteredSchema> writes;
    private final SchemaQueries queries;
    private final Threads threads;
    private final Turns<SchemaName> turns = new Turns<>();

    /**
     * Where what takes time is done.
     *
     * @param readers read the table
     * @param checkers compare schemas
     */
    record Threads(Background readers, Background checkers) {}

    Registrar(
            HandOff<RegisteredSchema> rows,
            WriteWatch<RegisteredSchema> watch,
            SchemaQueries queries,
            Threads threads) {
        this.writes = new UniqueWrites<>(rows, watch, threads.readers(), why -> UNACKNOWLEDGED);
        this.queries = queries;
        this.threads = threads;
    }

    CompletionStage<Registered> register(Registration wanted) {
        RegisteredSchema schema = new RegisteredSchema(
                UuidCreator.getTimeOrderedEpochFast(),
                wanted,
                RegisteredSchema.hash(wanted.content()),
                Instant.now().truncatedTo(ChronoUnit.MICROS));
        return hasPromise(wanted) ? turns.take(wanted.name(), () -> writeIfKept(schema)) : write(schema);
    }

    private static boolean hasPromise(Registration wanted) {
        return wanted.format() == SchemaFormat.JSON
                && wanted.compatibility().promises()
                && wanted.version().hasBindingPredecessors();
    }

    private CompletionStage<Registered> writeIfKept(RegisteredSchema schema) {
        return threads.readers()
                .run(() -> promisedTo(schema))
                .thenCompose(earlier -> earlier.isEmpty()
                        ? CompletableFuture.completedStage(earlier)
                        : threads.checkers().run(() -> requireKept(schema, earlier)))
                .thenCompose(kept -> write(schema));
    }

    /** The earlier schemas that it must be compared with. A version that is there already is not: it was when it was new. */
    private List<RegisteredSchema> promisedTo(RegisteredSchema schema) {
        Registration wanted = schema.registration();
        if (!queries.byVersion(wanted.name(), wanted.version()).isEmpty()) {
            return List.of();
        }
        if (!wanted.compatibility().transitive()) {
            return queries.before(wanted.name(), wanted.version(), 1);
        }
        List<RegisteredSchema> all = queries.before(wanted.name(), wanted.version(), MOST_EARLIER + 1);
        if (all.size() > MOST_EARLIER) {
            throw new ServiceException(
                    Reason.CONFLICT,
                    "there are more than " + MOST_EARLIER
                            + " earlier versions of this name, too many to compare the schema"
                            + " with; register it with a compatibility_mode that is not transitive");
        }
        return all;
    }

    private static List<RegisteredSchema> requireKept(RegisteredSchema schema, List<RegisteredSchema> earlier) {
        earlier.forEach(one -> requireKept(schema, one));
        return earlier;
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
        return writes.write(schema, new Registered(schema, Since.NOW), () -> settled(schema));
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
}
