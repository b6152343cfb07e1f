package io.writeproof.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

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
    void thePlannedMomentIsExactForAnyRateAndNumber() {
        Random random = new Random(11);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(10_000_000), 3);
            long number = random.nextInt(50_000_000);
            long exact = BigDecimal.valueOf(number)
                    .multiply(NANOS)
                    .divide(rate, 0, RoundingMode.HALF_UP)
                    .longValueExact();
            if (exact < Duration.ofDays(7).toNanos()) {
                assertThat(Shape.constant(rate).offsetNanos(number)).isBetween(exact - 1, exact + 1);
            }
        }
    }

    @Test
    void everyScheduleHasExactlyAsManyArrivalsAsFitBeforeItsEnd() {
        Random random = new Random(13);
        for (int i = 0; i < 10_000; i++) {
            Shape shape = Shape.constant(BigDecimal.valueOf(1 + random.nextInt(100_000), 2));
            Duration duration = Duration.ofMillis(1 + random.nextInt(3_600_000));
            long count = shape.arrivals(duration);
            assertThat(shape.offsetNanos(count - 1)).isLessThan(duration.toNanos());
            assertThat(shape.offsetNanos(count)).isGreaterThanOrEqualTo(duration.toNanos());
        }
        assertThat(Shape.constant(BigDecimal.valueOf(100)).arrivals(Duration.ofMillis(70)))
                .isEqualTo(7);
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

        assertThat(arrivals.punctuality()).isEqualTo(new Punctuality(1, 0, 0, new Lag(Duration.ZERO, Duration.ZERO)));
    }

    private Arrivals arrivals(String schedule) {
        return new Arrivals(Schedule.parse(schedule), clock::get);
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
