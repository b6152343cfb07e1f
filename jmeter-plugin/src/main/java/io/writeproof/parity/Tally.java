package io.writeproof.parity;

import java.util.concurrent.atomic.LongAdder;

/** A count for each outcome. Thread-safe, and cheap to add to from many threads. */
final class Tally {

    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder indeterminate = new LongAdder();

    void add(Outcome outcome) {
        counter(outcome).increment();
    }

    long get(Outcome outcome) {
        return counter(outcome).sum();
    }

    private LongAdder counter(Outcome outcome) {
        return switch (outcome) {
            case ACKNOWLEDGED -> acknowledged;
            case FAILED -> failed;
            case INDETERMINATE -> indeterminate;
        };
    }
}
