package io.writeproof.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotWaitTest {

    private final SlotWait wait = new SlotWait(System::nanoTime);

    @Test
    void itReturnsAtTheMomentAndNotBefore() throws InterruptedException {
        long moment = System.nanoTime() + Duration.ofMillis(30).toNanos();

        assertThat(wait.until(moment, () -> false)).isTrue();

        assertThat(System.nanoTime() - moment).isNotNegative();
    }

    @Test
    void aStopEndsTheWaitLongBeforeTheMoment() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        long moment = System.nanoTime() + Duration.ofDays(1).toNanos();

        assertThat(wait.until(moment, () -> asked.incrementAndGet() > 2)).isFalse();
    }

    @Test
    void aMomentThatHasPassedIsNotWaitedFor() throws InterruptedException {
        assertThat(wait.until(System.nanoTime(), () -> false)).isTrue();
        assertThat(wait.until(System.nanoTime(), () -> true)).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitFarFromTheMomentAndNearIt() {
        SlotWait standingStill = new SlotWait(() -> 0);
        for (Duration distance : List.of(Duration.ofDays(1), Duration.ofMillis(1))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> standingStill.until(distance.toNanos(), () -> false))
                    .isInstanceOf(InterruptedException.class);
        }
    }
}
