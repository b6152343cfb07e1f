package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.writeproof.latency.Interval;
import io.writeproof.latency.Recorded;
import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.latency.SeriesName;
import io.writeproof.schedule.Arrival;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import io.writeproof.threshold.Labels;
import io.writeproof.threshold.Lateness;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.Traffic;
import io.writeproof.threshold.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A simulated run: warm-up of 5 s, then 20 s at 10/s, then 10 s at 50/s; seconds are cut 0.3 s after they begin. */
class RecordedSamplesTest {

    private static final long OFFSET_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final Scope STEADY = new Scope(Labels.ALL, List.of("steady"), Duration.ZERO);
    private static final Scope STEADY_AFTER_5 = new Scope(Labels.ALL, List.of("steady"), Duration.ofSeconds(5));
    private static final Duration WINDOW = Duration.ofSeconds(10);

    private final AtomicLong clock = new AtomicLong(-7_000_000_000L);
    private final Arrivals arrivals = new Arrivals(
            Schedule.parse("warmup: 10/s for 5s; steady: 10/s for 20s; spike: 50/s for 10s"), 0, clock::get);
    private final SampleRecorder recorder = new SampleRecorder();
    private final RecordedSamples samples = new RecordedSamples(
            () -> new PlannedLoad(List.of(new ArrivalsOfTest.Running("schedule", arrivals))),
            Set::of,
            List.of(STEADY, STEADY_AFTER_5),
            WINDOW);
    private final SampleMoments moments = new SampleMoments();
    private long lagNanos = 2_000_000;
    private long anchor;
    private long cutNanos;

    @Test
    void nothingIsKnownBeforeTheLoadBegins() {
        cut();

        assertThat(samples.over(Scope.MEASURED).samples().requests()).isZero();
        assertThat(samples.over(Scope.MEASURED).seconds()).isZero();
        assertThat(samples.newest(Scope.MEASURED, WINDOW)).isNull();
        assertThat(samples.phases()).containsExactly("spike", "steady", "warmup");
        assertThat(samples.labels()).isEmpty();
    }

    @Test
    void theScopeOfAllMeasuredPhasesLeavesOutTheWarmUp() {
        runUntil(35);
        samples.end();

        Traffic all = samples.over(Scope.MEASURED);
        assertThat(all.samples().requests()).isEqualTo(20 * 10 + 10 * 50);
        assertThat(all.seconds()).isCloseTo(30, within(0.2));
        assertThat(all.targetRate()).isCloseTo(700 / 30.0, within(0.001));
        assertThat(samples.labels()).containsExactly("POST");
    }

    @Test
    void whatWasSentWithinATransactionIsForThoseWhoNameItsLabel() {
        runUntil(35);
        SampleStatistics parts =
                Objects.requireNonNull(recorder.byLabel("steady"::equals).get("POST"));
        samples.add(new Interval(
                cutNanos, cutNanos + 1, new Recorded<>(Map.of(), Map.of(new SeriesName("steady", "part"), parts))));

        assertThat(samples.labels()).containsExactly("POST", "part");
        assertThat(samples.over(STEADY).samples().requests()).isEqualTo(200);
        assertThat(samples.over(labelled("part")).samples().requests()).isEqualTo(200);
        assertThat(samples.over(labelled("POST")).samples().requests()).isEqualTo(200);
        assertThat(samples.totals().keySet()).extracting(SeriesName::label).containsOnly("POST");
    }

    private static Scope labelled(String label) {
        return new Scope(new Labels.One(label), List.of("steady"), Duration.ZERO);
    }

    @Test
    void aPhaseHasItsOwnTimeAndTarget() {
        runUntil(35);

        Traffic steady = samples.over(STEADY);
        assertThat(steady.samples().requests()).isEqualTo(200);
        assertThat(steady.seconds()).isCloseTo(20, within(0.2));
        assertThat(steady.targetRate()).isEqualTo(10);
    }

    @Test
    void ofARunUnderWayTheTimeIsWhatHasPassed() {
        runUntil(10);

        assertThat(samples.over(STEADY).seconds()).isCloseTo(5.3, within(0.1));
        samples.end();
        assertThat(samples.over(STEADY).seconds()).isEqualTo(20);
        assertThat(samples.over(Scope.MEASURED).seconds()).isEqualTo(30);
    }

    @Test
    void theBeginningOfAScopeIsLeftOutToTheSecond() {
        runUntil(9);
        assertThat(samples.over(STEADY_AFTER_5).samples().requests()).isZero();

        runUntil(35);

        Traffic rest = samples.over(STEADY_AFTER_5);
        assertThat(rest.samples().requests()).isBetween(150L, 160L);
        assertThat(rest.seconds()).isCloseTo(15, within(0.2));
    }

    @Test
    void theFirstFullWindowOfAPhaseLiesInItAndTheLastOneToo() {
        runUntil(13);
        assertThat(samples.newest(STEADY, WINDOW)).isNull();

        runUntil(14);
        Window first = window(STEADY);
        assertThat(first.from()).isCloseTo(Duration.ofMillis(4300), Duration.ofMillis(1));
        assertThat(first.length()).isEqualTo(WINDOW);
        assertThat(first.traffic().seconds()).isCloseTo(9.3, within(0.001));
        assertThat(first.traffic().samples().requests()).isEqualTo(93);

        runUntil(20);
        assertThat(window(STEADY).traffic().samples().requests()).isEqualTo(100);
        assertThat(window(STEADY).traffic().seconds()).isCloseTo(10, within(0.001));
        assertThat(window(STEADY).traffic().targetRate()).isCloseTo(10, within(0.2));

        runUntil(25);
        assertThat(window(STEADY).traffic().samples().requests()).isBetween(96L, 98L);
        runUntil(26);
        assertThat(samples.newest(STEADY, WINDOW)).isNull();
    }

    @Test
    void whatLiesBetweenTwoPhasesIsNoTimeOfTheirs() {
        Scope apart = in("warmup", "spike");
        runUntil(30);
        assertThat(samples.over(apart).seconds()).isCloseTo(5 + 5.3, within(0.01));

        runUntil(35);
        samples.end();

        assertThat(samples.over(apart).samples().requests()).isEqualTo(5 * 10 + 10 * 50);
        assertThat(samples.over(apart).seconds()).isCloseTo(15, within(0.01));
        assertThat(samples.over(apart).targetRate()).isCloseTo(550 / 15.0, within(0.001));
    }

    @Test
    void aWindowDoesNotReachOverWhatLiesBetweenTwoPhases() {
        Scope apart = in("warmup", "spike");
        runUntil(20);
        assertThat(samples.newest(apart, WINDOW)).isNull();
        runUntil(33);
        assertThat(samples.newest(apart, WINDOW)).isNull();

        runUntil(35);
        assertThat(window(apart).traffic().samples().requests()).isBetween(485L, 500L);
        assertThat(window(apart).traffic().targetRate()).isCloseTo(50, within(0.2));
    }

    @Test
    void aSecondThatWasOversleptCountsAsTheTimeItTook() {
        runUntil(20);
        runUntilWithoutCut(23);
        cut();

        assertThat(window(STEADY).traffic().seconds()).isCloseTo(10, within(1.0));
        assertThat(window(STEADY).traffic().samples().requests()
                        / window(STEADY).traffic().seconds())
                .isCloseTo(10, within(0.5));
    }

    @Test
    void latenessIsThatOfTheSamplesInTheScope() {
        runUntil(35);
        samples.end();

        assertThat(samples.over(STEADY).lateness()).isEqualTo(new Lateness(200, 2, 2, 0L));
        assertThat(samples.over(Scope.MEASURED).lateness()).isEqualTo(new Lateness(700, 2, 2, 0L));
    }

    @Test
    void theLongestLagOfABeginningThatIsLeftOutIsLeftOutToo() {
        lagNanos = 50_000_000;
        runUntil(9);
        lagNanos = 2_000_000;
        runUntil(35);

        assertThat(lagMax(STEADY)).isEqualTo(50);
        assertThat(lagMax(STEADY_AFTER_5)).isEqualTo(2);
    }

    @Test
    void whatWasNeverSentIsKnownOfEachPhaseAtTheEnd() {
        runUntil(26);
        assertThat(neverSent(in("spike"))).isNull();
        samples.end();

        assertThat(neverSent(in("warmup"))).isZero();
        assertThat(neverSent(STEADY)).isZero();
        assertThat(neverSent(in("spike"))).isBetween(500L - 70, 500L - 60);
        assertThat(neverSent(in("steady", "spike"))).isEqualTo(neverSent(in("spike")));
        assertThat(neverSent(Scope.MEASURED)).isEqualTo(neverSent(in("spike")));
        assertThat(neverSent(STEADY_AFTER_5)).isNull();
    }

    @Test
    void ofAScheduleThatNeverBeganEverythingWasNeverSent() {
        cut();
        samples.end();

        assertThat(neverSent(in("warmup"))).isEqualTo(50);
        assertThat(neverSent(in("spike"))).isEqualTo(500);
        assertThat(neverSent(Scope.MEASURED)).isEqualTo(750);
    }

    /** Sends all that is planned until 0.3 s after the second and cuts each second there. */
    private void runUntil(int second) {
        if (arrivals.anchorNanos() == null) {
            begin();
        }
        while (cutNanos < anchor + seconds(second) + OFFSET_NANOS) {
            runUntilWithoutCut((int) ((cutNanos + seconds(1) - anchor) / seconds(1)));
            cut();
        }
    }

    private @Nullable Arrival next;

    private void begin() {
        next = arrivals.claim();
        Long begun = arrivals.anchorNanos();
        anchor = begun == null ? 0 : begun;
        cutNanos = anchor + OFFSET_NANOS - seconds(1);
    }

    private void runUntilWithoutCut(int second) {
        cutNanos = anchor + seconds(second) + OFFSET_NANOS;
        while (next != null && next.plannedNanos() + 3_000_000 < cutNanos) {
            arrivals.sent(next);
            moments.planned(next.plannedNanos(), next.phase().name());
            moments.sent(next.plannedNanos() + lagNanos);
            moments.ended(next.plannedNanos() + lagNanos + 1_000_000);
            recorder.succeeded("POST", moments);
            next = arrivals.claim();
        }
    }

    private long cutBefore;

    private void cut() {
        samples.add(recorder.interval(cutBefore == 0 ? cutNanos - seconds(1) : cutBefore, cutNanos));
        cutBefore = cutNanos;
    }

    private @Nullable Long neverSent(Scope scope) {
        Lateness lateness = samples.over(scope).lateness();
        return lateness == null ? null : lateness.neverSent();
    }

    private double lagMax(Scope scope) {
        return Objects.requireNonNull(samples.over(scope).lateness()).lagMaxMillis();
    }

    private static Scope in(String... phases) {
        return new Scope(Labels.ALL, List.of(phases), Duration.ZERO);
    }

    private Window window(Scope scope) {
        return Objects.requireNonNull(samples.newest(scope, WINDOW));
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
