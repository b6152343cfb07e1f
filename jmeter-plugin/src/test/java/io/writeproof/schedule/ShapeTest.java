package io.writeproof.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class ShapeTest {

    private static final MathContext EXACT = new MathContext(60);
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Random random = new Random(11);

    @Test
    void thePlannedMomentIsExactForAnyRateAndNumber() {
        for (int i = 0; i < 10_000; i++) {
            BigDecimal rate = BigDecimal.valueOf(1 + random.nextInt(10_000_000), 3);
            Duration duration = Duration.ofMillis(1 + random.nextInt(600_000_000));
            Shape shape = LinearRate.constant(rate);
            long number = anyOf(shape.arrivals(duration));
            long exact = BigDecimal.valueOf(number)
                    .multiply(NANOS)
                    .divide(rate, 0, RoundingMode.HALF_UP)
                    .longValueExact();
            assertThat(shape.plan(duration, 0).applyAsLong(number)).isBetween(exact - 1, exact + 1);
        }
    }

    @Test
    void thePlannedMomentOfARampSolvesTheQuadraticToTheNanosecond() {
        for (int i = 0; i < 10_000; i++) {
            LinearRate ramp = anyRamp();
            Duration duration = Duration.ofMillis(1 + random.nextInt(600_000_000));
            long number = anyOf(ramp.arrivals(duration));
            long exact = exactNanos(ramp, duration, number);
            assertThat(ramp.plan(duration, 0).applyAsLong(number))
                    .as("%s, %d", ramp.toText(duration.toString()), number)
                    .isBetween(exact - 1, exact + 1);
        }
    }

    @Test
    void theFirstArrivalIsDueAtOnceAndTheOthersFollowInTheirOrderBeforeTheEnd() {
        for (LinearRate ramp :
                new LinearRate[] {ramp("0", "1000"), ramp("1000", "0"), ramp("500.5", "499"), ramp("7", "7")}) {
            Duration duration = Duration.ofSeconds(100);
            LongUnaryOperator plan = ramp.plan(duration, 0);
            long arrivals = ramp.arrivals(duration);
            assertThat(plan.applyAsLong(0)).isZero();
            for (long number = 1; number < arrivals; number++) {
                assertThat(plan.applyAsLong(number)).isGreaterThan(plan.applyAsLong(number - 1));
            }
            assertThat(plan.applyAsLong(arrivals - 1)).isLessThan(duration.toNanos());
        }
    }

    @Test
    void aRampPlansAsManyArrivalsAsTheRateSummedUp() {
        assertThat(ramp("0", "1000").arrivals(Duration.ofMinutes(2))).isEqualTo(60_000);
        assertThat(ramp("15000", "0").arrivals(Duration.ofMinutes(6))).isEqualTo(2_700_000);
        assertThat(LinearRate.constant(BigDecimal.valueOf(100)).arrivals(Duration.ofMillis(70)))
                .isEqualTo(7);
    }

    @Test
    void untilAMomentAsManyAreDueAsWerePlannedBeforeIt() {
        for (int i = 0; i < 10_000; i++) {
            LinearRate ramp = anyRamp();
            Duration duration = Duration.ofMillis(1 + random.nextInt(600_000_000));
            long number = anyOf(ramp.arrivals(duration));
            long moment = ramp.plan(duration, 0).applyAsLong(number);
            if (moment > 2 && moment < duration.toNanos() - 2) {
                assertThat(ramp.arrivalsUntil(Duration.ofNanos(moment - 2), duration))
                        .isLessThanOrEqualTo(number);
                assertThat(ramp.arrivalsUntil(Duration.ofNanos(moment + 2), duration))
                        .isGreaterThan(number);
            }
            assertThat(ramp.arrivalsUntil(duration, duration)).isEqualTo(ramp.arrivals(duration));
        }
        assertThat(ramp("0", "10").arrivalsUntil(Duration.ZERO, Duration.ZERO)).isZero();
    }

    @Test
    void aNumberOfRequestsIsExactlyPlannedWhateverTheRate() {
        for (int i = 0; i < 10_000; i++) {
            LinearRate ramp = anyRamp();
            long requests = 1L + random.nextInt(1_000_000);
            Duration duration =
                    Duration.ofNanos(ramp.nanosOf(BigDecimal.valueOf(requests)).longValueExact());
            assertThat(ramp.arrivals(duration)).isEqualTo(requests);
        }
    }

    @Test
    void aBurstIsDueAtOnceAndSwitchedOffByItsLength() {
        Shape burst = new Burst(5000);
        assertThat(burst.arrivals(Duration.ofSeconds(10))).isEqualTo(5000);
        assertThat(burst.meanRate(Duration.ofSeconds(10))).isEqualTo(500);
        assertThat(burst.plan(Duration.ofSeconds(10), 0).applyAsLong(4999)).isZero();
        assertThat(burst.arrivals(Duration.ZERO)).isZero();
    }

    private static LinearRate ramp(String from, String to) {
        return new LinearRate(new BigDecimal(from), new BigDecimal(to));
    }

    /** From 0/s to 1,000,000/s, half of them from or to nothing. */
    private LinearRate anyRamp() {
        BigDecimal one = BigDecimal.valueOf(1 + random.nextLong(1_000_000_000L), 3);
        BigDecimal other =
                random.nextBoolean() ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextLong(1_000_000_000L), 3);
        return random.nextBoolean() ? new LinearRate(one, other) : new LinearRate(other, one);
    }

    /** As often near the start and the end as in between, because there the rounding is worst. */
    private long anyOf(long arrivals) {
        long near = Math.min(arrivals, 1 + random.nextInt(10));
        return switch (random.nextInt(3)) {
            case 0 -> near - 1;
            case 1 -> arrivals - near;
            default -> random.nextLong(arrivals);
        };
    }

    /** Solves a·t + (b - a)·t²/2T = n in sixty digits. */
    private static long exactNanos(LinearRate ramp, Duration duration, long number) {
        BigDecimal from = ramp.from().divide(NANOS, EXACT);
        BigDecimal slope =
                ramp.to().divide(NANOS, EXACT).subtract(from).divide(BigDecimal.valueOf(duration.toNanos()), EXACT);
        BigDecimal count = BigDecimal.valueOf(number);
        BigDecimal root = from.pow(2)
                .add(TWO.multiply(slope).multiply(count), EXACT)
                .max(BigDecimal.ZERO)
                .sqrt(EXACT);
        BigDecimal divisor = from.add(root);
        return divisor.signum() == 0
                ? 0
                : TWO.multiply(count).divide(divisor, 0, RoundingMode.HALF_UP).longValueExact();
    }
}
