package io.writeproof.service.registry;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.writeproof.service.registry.RegistryException.Reason;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The schemas in memory, within a bound; the others are read when they are asked for.
 *
 * <p>Never stale: a registered schema does not change. Callers who miss the same schema share one read, and what is not there
 * is not remembered. Thread-safe.
 *
 * @param <D> the form in which callers get a schema
 */
final class SchemaCache<D> {

    /** A schema's text is kept once for itself and about three times in the form for callers, with its quotes escaped. */
    private static final int COPIES = 4;

    private static final int OVERHEAD_BYTES = 1_000;

    private final AsyncCache<UUID, CachedSchema<D>> entries;
    private final Function<UUID, List<RegisteredSchema>> source;
    private final Function<RegisteredSchema, D> form;
    private final Background readers;
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();

    /**
     * An empty cache.
     *
     * @param maxBytes about how much it may keep
     * @param source reads at most one schema; may block
     * @param readers where {@code source} is called
     */
    SchemaCache(
            long maxBytes,
            Function<UUID, List<RegisteredSchema>> source,
            Function<RegisteredSchema, D> form,
            Background readers) {
        this.source = source;
        this.form = form;
        this.readers = readers;
        this.entries = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .<UUID, CachedSchema<D>>weigher((id, entry) -> bytes(entry.schema()))
                // Its own upkeep is short: on a thread that is at work already it costs less than waking another.
                .executor(Runnable::run)
                .buildAsync();
    }

    private static int bytes(RegisteredSchema schema) {
        return OVERHEAD_BYTES + COPIES * schema.registration().content().length();
    }

    /** The schema's form if it is in memory, else null; never waits. */
    @Nullable
    D document(UUID id) {
        CachedSchema<D> entry = entries.synchronous().getIfPresent(id);
        if (entry == null) {
            return null;
        }
        hits.increment();
        return entry.document();
    }

    /** The schema, from memory or the source; fails with {@link Reason#UNKNOWN_SCHEMA} or {@link Reason#UNAVAILABLE}. */
    CompletionStage<CachedSchema<D>> find(UUID id) {
        LongAdder outcome = entries.getIfPresent(id) == null ? misses : hits;
        outcome.increment();
        return entries.get(id, (key, unused) -> readers.run(() -> read(key))).thenApply(entry -> known(id, entry));
    }

    /** Null, which is not kept, if there is none. */
    private @Nullable CachedSchema<D> read(UUID id) {
        return source.apply(id).stream()
                .findFirst()
                .map(schema -> new CachedSchema<>(schema, form))
                .orElse(null);
    }

    private static <D> CachedSchema<D> known(UUID id, @Nullable CachedSchema<D> entry) {
        if (entry == null) {
            throw new RegistryException(Reason.UNKNOWN_SCHEMA, "there is no schema " + id);
        }
        return entry;
    }

    /** Remembers a schema that has just been registered. */
    void add(RegisteredSchema schema) {
        entries.put(schema.id(), CompletableFuture.completedFuture(new CachedSchema<>(schema, form)));
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    /** Schemas in memory, about. */
    long size() {
        return entries.synchronous().estimatedSize();
    }
}
