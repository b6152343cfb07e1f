package io.writeproof.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final AtomicLong clock = new AtomicLong(-77);

    @Test
    void arrivalsAreEvenlySpacedFromTheFirstOneAskedFor() {
        Arrivals arrivals = arrivals("warmup: 10/s for 0.3s; steady: 4/s for 0.5s");
        clock.set(1000);

        assertThat(claimAll(arrivals))
                .extracting(arrival -> arrival.plannedNanos() - 1000)
                .containsExactly(0L, 100_000_000L, 200_000_000L, 300_000_000L, 550_000_000L);
        assertThat(arrivals.claim()).isNull();
    }

    @Test
    void eachArrivalKnowsItsPhase() {
        assertThat(claimAll(arrivals("warmup: 1/s for 1s; steady: 1/s for 2s")))
                .extracting(arrival -> arrival.phase().name())
                .containsExactly("warmup", "steady", "steady");
    }

    @Test
    void aPhaseOfNoLengthPlansNothing() {
        assertThat(claimAll(arrivals("a: 9/s for 0s; b: 1/s for 2s; c: 9/s for 0s; d: 1/s for 1s")))
                .extracting(arrival -> arrival.phase().name())
                .containsExactly("b", "b", "d");
    }

    @Test
    void manyThreadsTakeEachArrivalOnce() {
        Arrivals arrivals = arrivals("100000/s for 1s");
        Set<Long> taken = ConcurrentHashMap.newKeySet();

        IntStream.range(0, 8)
                .parallel()
                .forEach(thread -> claimAll(arrivals).forEach(arrival -> {
                    assertThat(taken.add(arrival.plannedNanos())).isTrue();
                    arrivals.sent(arrival);
                }));

        assertThat(taken).hasSize(100_000);
        assertThat(arrivals.punctuality().measured()).isEqualTo(100_000);
        assertThat(arrivals.punctuality().neverSent()).isZero();
    }

    @Test
    void aLateThreadTakesTheNextArrivalLateAndNoneIsSkipped() {
        Arrivals arrivals = arrivals("10/s for 0.4s");
        send(arrivals);
        clock.addAndGet(Duration.ofMillis(350).toNanos());
        send(arrivals);
        send(arrivals);

        Punctuality punctuality = arrivals.punctuality();

        assertThat(punctuality.measured()).isEqualTo(3);
        assertThat(punctuality.late()).isEqualTo(2);
        assertThat(punctuality.neverSent()).isEqualTo(1);
        assertThat(punctuality.lag().max()).isEqualTo(Duration.ofMillis(250));
        assertThat(punctuality.lag().mean()).isEqualTo(Duration.ofNanos(400_000_000 / 3));
    }

    @Test
    void latenessOfTheWarmUpCountsInNothing() {
        Arrivals arrivals = arrivals("warmup: 1/s for 1s; steady: 1/s for 1s");
        Arrival warmUp = arrivals.claim();
        clock.addAndGet(Duration.ofMillis(800).toNanos());
        if (warmUp != null) {
            arrivals.sent(warmUp);
        }
        clock.addAndGet(Duration.ofMillis(200).toNanos());
        send(arrivals);

        assertThat(arrivals.punctuality()).isEqualTo(new Punctuality(1, 0, 0, Lag.NONE));
    }

    @Test
    void everyPhaseIsAccountedForByItself() {
        Arrivals arrivals = arrivals("warmup: 1/s for 2s; steady: 1/s for 1s");
        send(arrivals);
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        send(arrivals);

        Duration second = Duration.ofSeconds(1);
        assertThat(arrivals.punctuality("warmup"))
                .isEqualTo(new Punctuality(2, 1, 0, new Lag(second.dividedBy(2), second)));
        assertThat(arrivals.punctuality("steady")).isEqualTo(new Punctuality(0, 0, 1, Lag.NONE));
        assertThat(arrivals.punctuality("another")).isEqualTo(Punctuality.NONE);
        assertThat(arrivals.punctuality()).isEqualTo(new Punctuality(0, 0, 1, Lag.NONE));
    }

    @Test
    void phasesOfOneNameAreOnePhase() {
        Arrivals arrivals = arrivals("repeat 2 { a: 1/s for 1s; b: 2 at once for 1s }");
        claimAll(arrivals).forEach(arrivals::sent);

        assertThat(arrivals.punctuality("a").measured()).isEqualTo(2);
        assertThat(arrivals.punctuality("b").measured()).isEqualTo(4);
    }

    @Test
    void theClockMayOverflowDuringARun() {
        clock.set(Long.MAX_VALUE - 1000);
        Arrivals arrivals = arrivals("10/s for 0.2s");
        send(arrivals);
        clock.addAndGet(Duration.ofMillis(100).toNanos());
        send(arrivals);

        assertThat(arrivals.punctuality()).isEqualTo(new Punctuality(2, 0, 0, Lag.NONE));
    }

    @Test
    void theThreadsNeededFollowFromThePeakRateAndTheTimeThatARequestTakes() {
        Arrivals arrivals = arrivals("warmup: 999/s for 1 requests; steady: ramp 1/s -> 9/s over 2s; slow: 2/s for 1s");
        assertThat(arrivals.threadNeed()).isNull();
        serve(arrivals, 1, Duration.ofSeconds(9));
        serve(arrivals, 10, Duration.ofMillis(500));
        serve(arrivals, 2, Duration.ofSeconds(1));
        assertThat(arrivals.claim()).isNull();

        assertThat(arrivals.threadNeed()).isEqualTo(new ThreadNeed(5, 1));
    }

    @Test
    void aThreadIsBusyFromOneRequestUntilItAsksForTheNextAndNotWhileItWaits() {
        Arrivals arrivals = arrivals("1/s for 2s");
        Arrival first = arrivals.claim();
        clock.addAndGet(Duration.ofSeconds(5).toNanos());
        if (first != null) {
            arrivals.sent(first);
        }
        clock.addAndGet(Duration.ofMillis(1500).toNanos());
        assertThat(arrivals.claim()).isNotNull();
        clock.addAndGet(Duration.ofSeconds(70).toNanos());
        assertThat(arrivals.claim()).isNull();

        assertThat(arrivals.threadNeed()).isEqualTo(new ThreadNeed(2, 1));
    }

    @Test
    void everyThreadThatAskedCountsOnce() {
        Arrivals arrivals = arrivals("1000/s for 1s");
        assertThat(arrivals.threads()).isZero();

        Thread[] threads = IntStream.range(0, 3)
                .mapToObj(i -> new Thread(() -> claimAll(arrivals)))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            assertThat(thread).satisfies(Thread::join);
        }

        assertThat(arrivals.threads()).isEqualTo(3);
    }

    private void serve(Arrivals arrivals, int count, Duration time) {
        for (int i = 0; i < count; i++) {
            send(arrivals);
            clock.addAndGet(time.toNanos());
        }
    }

    private Arrivals arrivals(String schedule) {
        return new Arrivals(Schedule.parse(schedule), 0, clock::get);
    }

    private static void send(Arrivals arrivals) {
        Arrival arrival = arrivals.claim();
        assertThat(arrival).isNotNull();
        if (arrival != null) {
            arrivals.sent(arrival);
        }
    }

    private static List<Arrival> claimAll(Arrivals arrivals) {
        List<Arrival> claimed = new ArrayList<>();
        Arrival arrival;
        while ((arrival = arrivals.claim()) != null) {
            claimed.add(arrival);
        }
        return claimed;
    }
}
