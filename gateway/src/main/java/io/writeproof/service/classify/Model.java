package io.writeproof.service.classify;

import java.util.List;

/** Something that classifies texts, many at once. */
@FunctionalInterface
public interface Model {

    /**
     * Classifies a batch.
     *
     * @return one classification for each query, in the same order
     * @implSpec Called by one thread at a time, which it may block as a device would. Queries with the same key get the same
     *     classification, since they share it in the cache.
     */
    List<Classification> classify(List<Query> batch);
}
