package io.writeproof.parity;

import java.time.Duration;
import java.util.function.IntConsumer;

/** A clock that moves only while a check waits, and lets something happen before each look. */
final class SteppingPace implements Pace {

    private final IntConsumer beforeLook;
    private long nanos;
    private int steps;

    SteppingPace(IntConsumer beforeLook) {
        this.beforeLook = beforeLook;
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        nanos += duration.toNanos();
        steps++;
        beforeLook.accept(steps);
    }

    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }
}
