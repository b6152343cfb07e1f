package io.writeproof.service.classify;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers classifications by the key of their query, those under way included.
 *
 * <p>Queries with the same key that arrive while the first is with the model share its classification: the answer would be the
 * same, and a popular text that expires must not fill a batch with itself. They count as not cached. A failure is not
 * remembered. Thread-safe.
 */
public final class AnswerCache {

    private final int maxSize;
    private final @Nullable AsyncCache<String, Classification> classifications;

    /**
     * What is remembered.
     *
     * @param size classifications at most; 0 for none, which also lets equal queries go to the model each
     * @param timeToLive since a classification was made, more than zero
     */
    public record Settings(int size, Duration timeToLive) {}

    /**
     * A classification found or asked for.
     *
     * @param cached whether it was there, ready, when it was looked for
     */
    record Found(CompletableFuture<Classification> classification, boolean cached) {}

    public AnswerCache(Settings settings, LongSupplier nanoClock) {
        this.maxSize = settings.size();
        this.classifications = settings.size() == 0
                ? null
                : Caffeine.newBuilder()
                        .maximumSize(settings.size())
                        .expireAfterWrite(settings.timeToLive())
                        .ticker(nanoClock::getAsLong)
                        .buildAsync();
    }

    /**
     * Finds the classification of a query, or asks for it.
     *
     * @param model is asked when nothing is found; what it throws is thrown, and remembered as little as a failure
     */
    Found get(Query query, Function<Query, CompletableFuture<Classification>> model) {
        if (classifications == null) {
            return new Found(model.apply(query), false);
        }
        CompletableFuture<Classification> known = classifications.getIfPresent(query.key());
        return known == null
                ? new Found(classifications.get(query.key(), (key, executor) -> model.apply(query)), false)
                : new Found(known, known.isDone());
    }

    /** Classifications remembered, roughly: those to be thrown out may still count. */
    public long size() {
        return classifications == null ? 0 : classifications.synchronous().estimatedSize();
    }

    /** Classifications remembered at most; 0 for none. */
    public int maxSize() {
        return maxSize;
    }
}
