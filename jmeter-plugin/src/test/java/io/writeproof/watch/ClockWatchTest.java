package io.writeproof.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.watch.ClockWatch.Apart;
import io.writeproof.watch.ClockWatch.Jump;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class ClockWatchTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** How long the thread is kept waiting before each answer of the clock that only goes forward. */
    private final Deque<Duration> waits = new ArrayDeque<>();

    private long nanos = 12_345;
    private Instant wall = Instant.parse("2026-01-02T03:04:05Z");
    private final ClockWatch watch = new ClockWatch(this::nanoTime, () -> wall);

    @Test
    void whatNobodyHasLookedAtIsNotKnown() {
        assertThat(watch.apart()).isEmpty();
    }

    @Test
    void clocksThatGoTogetherAreNotApart() {
        pass(SECOND, SECOND);
        pass(SECOND, SECOND);

        assertThat(watch.apart()).hasValue(new Apart(0, null));
    }

    @Test
    void theLargestDifferenceIsThatFromTheBeginning() {
        pass(SECOND, SECOND.plusMillis(40));
        pass(SECOND, SECOND.plusMillis(30));
        pass(SECOND, SECOND.minusMillis(60));

        assertThat(watch.apart()).hasValue(new Apart(70, null));
    }

    @Test
    void aClockThatIsPutForwardAndBackHasJumped() {
        pass(SECOND, SECOND);
        pass(SECOND, SECOND.plusSeconds(3_600));
        pass(SECOND, SECOND.minusSeconds(3_600));

        assertThat(watch.apart()).hasValue(new Apart(3_600_000, new Jump(2, 3_600_000)));
    }

    @Test
    void ofSeveralJumpsTheLargestIsKept() {
        pass(SECOND, SECOND.plusMillis(150));
        pass(SECOND, SECOND.minusMillis(400));
        pass(SECOND, SECOND.plusMillis(300));

        assertThat(watch.apart()).hasValue(new Apart(250, new Jump(2, -400)));
    }

    @Test
    void aClockThatDriftsSlowlyIsApartWithoutAJump() {
        for (int i = 0; i < 10; i++) {
            pass(SECOND, SECOND.plusMillis(20));
        }

        assertThat(watch.apart()).hasValue(new Apart(200, null));
    }

    @Test
    void aPauseBetweenTheTwoClocksIsNoDifference() {
        waits.add(Duration.ZERO);
        waits.add(Duration.ofMillis(500));
        pass(SECOND, SECOND);

        assertThat(watch.apart()).hasValue(new Apart(0, null));
    }

    @Test
    void aWallClockThatIsCenturiesOffIsMeasuredToo() {
        pass(SECOND, Duration.ofDays(365_000));

        assertThat(watch.apart().orElseThrow().largestMs()).isEqualTo(365_000 * 86_400_000.0 - 1_000);
    }

    private void pass(Duration forward, Duration onTheWall) {
        nanos += forward.toNanos();
        wall = wall.plus(onTheWall);
        watch.look();
    }

    /** Whoever waits, the wall clock goes on too. */
    private long nanoTime() {
        Duration wait = waits.isEmpty() ? Duration.ZERO : waits.remove();
        nanos += wait.toNanos();
        wall = wall.plus(wait);
        return nanos;
    }
}
