package io.writeproof.service.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.writeproof.service.Background;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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

    private final Cache<UUID, CachedSchema<D>> entries;
    private final Map<UUID, CompletableFuture<CachedSchema<D>>> reads = new ConcurrentHashMap<>();
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
                .build();
    }

    private static int bytes(RegisteredSchema schema) {
        return OVERHEAD_BYTES + COPIES * schema.registration().content().length();
    }

    /** The schema's form if it is in memory, else null; never waits. */
    @Nullable
    D document(UUID id) {
        CachedSchema<D> entry = entries.getIfPresent(id);
        if (entry == null) {
            return null;
        }
        hits.increment();
        return entry.document();
    }

    /** The schema, from memory or the source; fails with {@link Reason#NOT_FOUND} or {@link Reason#UNAVAILABLE}. */
    CompletionStage<CachedSchema<D>> find(UUID id) {
        CachedSchema<D> entry = entries.getIfPresent(id);
        if (entry != null) {
            hits.increment();
            return CompletableFuture.completedStage(entry);
        }
        misses.increment();
        CompletableFuture<CachedSchema<D>> mine = new CompletableFuture<>();
        CompletableFuture<CachedSchema<D>> others = reads.putIfAbsent(id, mine);
        if (others != null) {
            return others;
        }
        return readers.run(() -> read(id)).whenComplete((found, failure) -> {
            reads.remove(id);
            if (failure == null) {
                mine.complete(found);
            } else {
                mine.completeExceptionally(failure);
            }
        });
    }

    private CachedSchema<D> read(UUID id) {
        List<RegisteredSchema> found = source.apply(id);
        if (found.isEmpty()) {
            throw new ServiceException(Reason.NOT_FOUND, "there is no schema " + id);
        }
        return add(found.get(0));
    }

    /** Remembers a schema that is in the database. */
    CachedSchema<D> add(RegisteredSchema schema) {
        CachedSchema<D> entry = new CachedSchema<>(schema, form);
        entries.put(schema.id(), entry);
        return entry;
    }

    long hits() {
        return hits.sum();
    }

    long misses() {
        return misses.sum();
    }

    /** Schemas in memory, about. */
    long size() {
        return entries.estimatedSize();
    }
}
