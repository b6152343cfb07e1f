package io.writeproof.service.classify;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** A model that answers a batch when it is let, and remembers its batches. */
final class GatedModel implements Model {

    static final Classification ANSWER = new Classification(Label.FAST_PATH, 0.75);

    private final Semaphore gate = new Semaphore(0);
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();

    @Override
    public List<Classification> classify(List<Query> batch) {
        batches.add(batch.stream().map(Query::text).toList());
        gate.acquireUninterruptibly();
        return batch.stream().map(query -> ANSWER).toList();
    }

    /** Lets this many more batches be answered. */
    void let(int count) {
        gate.release(count);
    }

    /** The texts of the batches begun, in order. */
    List<List<String>> batches() {
        return batches;
    }
}
