package io.writeproof.service.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowRateTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final WindowRate rate = new WindowRate(nanos::get);

    private void passSeconds(int seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void theRateIsThatOfTheLastFullWindow() {
        rate.add(100);
        passSeconds(9);
        assertThat(rate.perSecond()).isZero();
        rate.add(50);
        passSeconds(1);
        assertThat(rate.perSecond()).isEqualTo(15);
        rate.add(7);
        assertThat(rate.perSecond()).isEqualTo(15);
        passSeconds(10);
        assertThat(rate.perSecond()).isEqualTo(0.7);
    }

    @Test
    void aWindowWithoutEventsHasNoRate() {
        rate.add(100);
        passSeconds(20);
        assertThat(rate.perSecond()).isZero();
        passSeconds(1000);
        rate.add(20);
        passSeconds(10);
        assertThat(rate.perSecond()).isEqualTo(2);
    }
}
