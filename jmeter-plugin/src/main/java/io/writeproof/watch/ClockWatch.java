package io.writeproof.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the wall clock of this machine goes at the pace of the clock that only goes forward. Thread-safe.
 *
 * <p>The wall clock is set by people, by time servers, and after a virtual machine was asleep. Nothing is measured by it, but
 * who lays moments of a run beside another log relies on it. What comes and goes between two looks is not seen.
 */
public final class ClockWatch {

    /** More than any correction takes within a second, and more than the coarsest wall clock rounds. */
    public static final double JUMP_MS = 100;

    private static final double MILLIS = 1e3;
    private static final double NANOS_PER_MILLI = 1e6;

    /** A thread may lose its processor between the two clocks; then it looks again. */
    private static final int ATTEMPTS = 5;

    private static final long AT_ONCE_NANOS = 20_000;

    private final LongSupplier nanoTime;
    private final InstantSource wallClock;
    private final Reading start;
    private Reading before;
    private double largestMs;
    private @Nullable Jump jump;
    private boolean looked;

    /**
     * Begins to watch.
     *
     * @param nanoTime the clock that only goes forward, such as {@link System#nanoTime()}
     * @param wallClock such as {@link InstantSource#system()}
     */
    public ClockWatch(LongSupplier nanoTime, InstantSource wallClock) {
        this.nanoTime = nanoTime;
        this.wallClock = wallClock;
        this.start = read();
        this.before = start;
    }

    /**
     * How far the clocks went apart.
     *
     * @param largestMs the most that they differed from their difference at the beginning, whichever was ahead
     * @param jump the largest step of the wall clock from one look to the next; null when none was more than {@value #JUMP_MS} ms
     */
    public record Apart(double largestMs, @Nullable Jump jump) {}

    /**
     * A step of the wall clock.
     *
     * @param afterSeconds when it was seen, from the beginning, on the clock that only goes forward
     * @param millis its size, negative when the clock was put back
     */
    public record Jump(double afterSeconds, double millis) {}

    /** Both clocks at once: within {@code widthNanos}. */
    private record Reading(Instant wall, long nanos, long widthNanos) {

        /** By how much the wall clock went further than the other since then. */
        double aheadMsSince(Reading earlier) {
            Duration passed = Duration.between(earlier.wall, wall);
            return passed.toSeconds() * MILLIS
                    + (passed.toNanosPart() - (double) (nanos - earlier.nanos)) / NANOS_PER_MILLI;
        }
    }

    /** Compares the clocks. */
    public synchronized void look() {
        Reading now = read();
        double step = now.aheadMsSince(before);
        if (Math.abs(step) > Math.max(JUMP_MS, jump == null ? 0 : Math.abs(jump.millis()))) {
            jump = new Jump((now.nanos - start.nanos) / NANOS_PER_MILLI / MILLIS, step);
        }
        largestMs = Math.max(largestMs, Math.abs(now.aheadMsSince(start)));
        before = now;
        looked = true;
    }

    /** What was seen until now; empty before the first look. */
    public synchronized Optional<Apart> apart() {
        return looked ? Optional.of(new Apart(largestMs, jump)) : Optional.empty();
    }

    private Reading read() {
        Reading closest = readOnce();
        for (int i = 1; i < ATTEMPTS && closest.widthNanos > AT_ONCE_NANOS; i++) {
            Reading again = readOnce();
            closest = again.widthNanos < closest.widthNanos ? again : closest;
        }
        return closest;
    }

    private Reading readOnce() {
        long nanosBefore = nanoTime.getAsLong();
        Instant wall = wallClock.instant();
        long width = nanoTime.getAsLong() - nanosBefore;
        return new Reading(wall, nanosBefore + width / 2, width);
    }
}
