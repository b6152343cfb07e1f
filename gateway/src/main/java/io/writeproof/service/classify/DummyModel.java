package io.writeproof.service.classify;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A model whose answers follow from the hash of the text, and whose time is a fixed part for each batch and a part for each item.
 *
 * <p>That is the cost of a device that is fed once for each batch, and the reason why batching pays: n queries one by one
 * take {@code n * (perBatch + perItem)}, together {@code perBatch + n * perItem}. It waits and does not compute, so that
 * it takes no processor from what is measured. Thread-safe.
 */
public final class DummyModel implements Model {

    private static final int HEXADECIMAL = 16;
    private static final int CONFIDENCE_DIGITS = 7;
    private static final int SURE = 10_000;
    private static final int GUESSED = SURE / 2;

    private final Settings settings;
    private final LongSupplier nanoClock;

    /** The time that a batch takes, zero or more each. */
    public record Settings(Duration perBatch, Duration perItem) {}

    public DummyModel(Settings settings, LongSupplier nanoClock) {
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    @Override
    public List<Classification> classify(List<Query> batch) {
        waitFor(settings.perBatch().plus(settings.perItem().multipliedBy(batch.size())));
        return batch.stream().map(DummyModel::classification).toList();
    }

    /** Parks rather than sleeps: a sleep is rounded to whole milliseconds, which a part per item is far below. */
    private void waitFor(Duration time) {
        long end = nanoClock.getAsLong() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - nanoClock.getAsLong()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** The first digit of the hash decides the label, the next seven the confidence, which is 0.5 to 1 as of two classes. */
    private static Classification classification(Query query) {
        Label label = Character.digit(query.key().charAt(0), HEXADECIMAL) % 2 == 0 ? Label.FAST_PATH : Label.SLOW_PATH;
        int digits = Integer.parseInt(query.key(), 1, 1 + CONFIDENCE_DIGITS, HEXADECIMAL);
        return new Classification(label, (GUESSED + digits % (SURE - GUESSED + 1)) / (double) SURE);
    }
}
