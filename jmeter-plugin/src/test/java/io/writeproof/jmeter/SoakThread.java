package io.writeproof.jmeter;

import io.writeproof.latency.SampleMoments;
import io.writeproof.schedule.Arrival;
import io.writeproof.schedule.Arrivals;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.jmeter.samplers.SampleResult;

/**
 * A simulated thread of the load of {@link Soak}: sends planned requests as the elements of a plan would tell of them.
 *
 * <p>Every tenth request goes out 3 ms late. In one of fifty groups of five all fail, three of them with a response code that
 * no other has. Every 500th request has a label that no other has, the rest one of {@value #LABELS}.
 */
final class SoakThread {

    static final int LABELS = 5;

    private static final int LATE_EVERY = 10;
    private static final int OWN_LABEL_EVERY = 500;
    private static final int FAILING_OF = 50;

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    private static final double TYPICAL_NANOS = 5e6;
    private static final double SPREAD = 0.7;
    private static final double FARTHEST = 3;

    private final LoadRun run;
    private final Arrivals arrivals;
    private final Clock clock;
    private final int id;
    private final SplittableRandom random;
    private final SampleResult result = new SampleResult();
    private long number;

    /** What the time is for the thread that asks: each is somewhere else in the simulated second. */
    static final class Clock implements LongSupplier {
        private final ThreadLocal<long[]> now;

        Clock(long startNanos) {
            now = ThreadLocal.withInitial(() -> new long[] {startNanos});
        }

        @Override
        public long getAsLong() {
            return now.get()[0];
        }

        private void set(long nanos) {
            now.get()[0] = nanos;
        }
    }

    SoakThread(LoadRun run, Arrivals arrivals, Clock clock, int id) {
        this.run = run;
        this.arrivals = arrivals;
        this.clock = clock;
        this.id = id;
        this.random = new SplittableRandom(id);
    }

    void send(int requests) {
        for (int i = 0; i < requests; i++) {
            Arrival arrival = Objects.requireNonNull(arrivals.claim(), "the schedule is over");
            send(arrival);
            number++;
        }
    }

    private void send(Arrival arrival) {
        SampleMoments moments = SampleMoments.ofThread();
        clock.set(arrival.plannedNanos() + (number % LATE_EVERY == 0 ? LATE_NANOS : 0));
        arrivals.sent(arrival);
        moments.planned(arrival.plannedNanos(), arrival.phase().name());
        run.requestBegins();
        UntoldRequests.ofThread().sending(moments);
        moments.sent(clock.getAsLong());
        clock.set(clock.getAsLong() + serviceNanos());
        moments.ended(clock.getAsLong());
        run.requestEnds();
        describe();
        run.record(result);
    }

    private long serviceNanos() {
        double away = Math.max(-FARTHEST, Math.min(random.nextGaussian(), FARTHEST));
        return Math.round(TYPICAL_NANOS * Math.exp(SPREAD * away));
    }

    private void describe() {
        boolean ownLabel = number % OWN_LABEL_EVERY == OWN_LABEL_EVERY - 1;
        boolean failed = number / LABELS % FAILING_OF == FAILING_OF - 1;
        boolean ownCode = number % 2 == 1;
        result.setSampleLabel(ownLabel ? "item " + id + "-" + number : "label " + number % LABELS);
        result.setSuccessful(!failed);
        result.setResponseCode(!failed ? "200" : ownCode ? "refused " + id + "-" + number : "503");
    }
}
