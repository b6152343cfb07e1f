package io.writeproof.service.registry;

import io.writeproof.service.Background;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.WriteWatch;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Registers schemas, finds them, and checks documents and other schemas by them.
 *
 * <p>Never blocks its caller: what reads the database and what takes time runs on threads of its own, apart from each other,
 * so that a database that does not answer stops nothing that is in memory. Stages fail with a {@link ServiceException}.
 * Thread-safe.
 *
 * @param <D> the form in which callers get a schema
 */
public final class SchemaRegistry<D> implements AutoCloseable {

    private final Background readers;
    private final Background checkers;
    private final SchemaCache<D> cache;
    private final DocumentValidator validator;
    private final Registrar registrar;

    /**
     * Sizes.
     *
     * @param cacheBytes about how much memory schemas may take, 0 for none
     * @param compiledSchemas schemas of ordinary length kept ready for checking documents, fewer of long ones, 0 or more
     * @param readers threads that read, each with a connection, 1 or more
     */
    public record Settings(long cacheBytes, int compiledSchemas, int readers) {}

    /**
     * Where schemas are kept.
     *
     * @param reads connections to read with, as many as there are readers
     * @param writes takes what is registered; its promise must be that of a commit
     * @param watch hears from the path behind {@code writes}
     */
    public record Storage(DataSource reads, HandOff<RegisteredSchema> writes, WriteWatch<RegisteredSchema> watch) {}

    /**
     * Starts the threads.
     *
     * @param form makes the form in which callers get a schema
     */
    public SchemaRegistry(Settings settings, Storage storage, Function<RegisteredSchema, D> form) {
        this.readers = new Background("schema-read", settings.readers());
        this.checkers = new Background("schema-check", Runtime.getRuntime().availableProcessors());
        SchemaQueries queries = new SchemaQueries(storage.reads());
        this.cache = new SchemaCache<>(settings.cacheBytes(), queries::byId, form, readers);
        this.validator = new DocumentValidator(settings.compiledSchemas());
        this.registrar =
                new Registrar(storage.writes(), storage.watch(), queries, new Registrar.Threads(readers, checkers));
    }

    /**
     * Registers a schema, or finds it registered already.
     *
     * @return completes after the commit
     */
    public CompletionStage<Registered> register(Registration wanted) {
        return registrar.register(wanted).thenApply(registered -> {
            cache.add(registered.schema());
            return registered;
        });
    }

    /** The form of a schema that is in memory, else null; for callers in a hurry. */
    public @Nullable D cached(UUID id) {
        return cache.document(id);
    }

    /** The form of a schema, from memory or the database. */
    public CompletionStage<D> find(UUID id) {
        return cache.find(id).thenApply(CachedSchema::document);
    }

    /**
     * Checks a document.
     *
     * @param document text of JSON
     * @return what is wrong with it, each with its place as a JSON pointer; nothing if it is valid
     */
    public CompletionStage<List<String>> validate(UUID id, String document) {
        return cache.find(id)
                .thenCompose(found -> checkers.run(() -> validator.errors(found.schema(), tree(document))));
    }

    private static JsonNode tree(String document) {
        try {
            return JsonText.parse(document);
        } catch (IllegalArgumentException e) {
            throw new ServiceException(Reason.INVALID, "the document: " + e.getMessage());
        }
    }

    /**
     * Checks a schema against an earlier one.
     *
     * @return where it breaks the promise; nothing if it keeps it
     */
    public CompletionStage<List<String>> violations(UUID id, UUID earlier, CompatibilityMode promise) {
        return cache.find(id)
                .thenCompose(now -> cache.find(earlier)
                        .thenCompose(before ->
                                checkers.run(() -> JsonSchemas.violations(promise, now.schema(), before.schema()))));
    }

    /** Times that a schema was in memory. */
    public long cacheHits() {
        return cache.hits();
    }

    /** Times that a schema was not in memory. */
    public long cacheMisses() {
        return cache.misses();
    }

    /** Schemas in memory now, about. */
    public long cachedSchemas() {
        return cache.size();
    }

    /** Takes no more requests; those under way come to their end. */
    @Override
    public void close() {
        readers.close();
        checkers.close();
    }
}
