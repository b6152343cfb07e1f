package io.writeproof.service.classify;

import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.classify.AnswerCache.Found;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Classifies texts and has every answer written down.
 *
 * <p>Never blocks the caller. Thread-safe.
 */
public final class ClassifyService {

    private final AnswerCache cache;
    private final Batcher batcher;
    private final double threshold;
    private final HandOff<LoggedQuery> rows;
    private final LongSupplier nanoClock;

    /**
     * Puts the parts together.
     *
     * @param threshold the least confidence that the fast path takes, 0 to 1
     */
    public ClassifyService(
            AnswerCache cache, Batcher batcher, double threshold, HandOff<LoggedQuery> rows, LongSupplier nanoClock) {
        this.cache = cache;
        this.batcher = batcher;
        this.threshold = threshold;
        this.rows = rows;
        this.nanoClock = nanoClock;
    }

    /**
     * Answers one request.
     *
     * @return completes when the answer may be given: the row is then covered by the write mode's promise. Fails as
     *     {@link HandOff#write} does, or with whatever the model threw.
     * @throws ServiceException if the model is needed and takes no more queries
     */
    public CompletionStage<ClassifyAnswer> classify(ClassifyRequest request) {
        long start = nanoClock.getAsLong();
        Found found = cache.get(Query.of(request.text()), batcher::submit);
        return found.classification().thenCompose(classification -> {
            Label label = classification.routed(threshold);
            ClassifyAnswer answer = new ClassifyAnswer(label, classification, found.cached());
            long micros = TimeUnit.NANOSECONDS.toMicros(nanoClock.getAsLong() - start);
            return rows.write(LoggedQuery.of(request, answer, micros)).thenApply(receipt -> answer);
        });
    }

    /** What it looks in. */
    public AnswerCache cache() {
        return cache;
    }

    /** What it asks when it finds nothing. */
    public Batcher batcher() {
        return batcher;
    }
}
