package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.writeproof.latency.SampleMoments;
import io.writeproof.latency.SampleRecorder;
import io.writeproof.schedule.Arrivals;
import io.writeproof.schedule.Schedule;
import io.writeproof.target.Span;
import io.writeproof.threshold.Labels;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.Traffic;
import io.writeproof.threshold.Window;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Thread groups that no schedule drives: each is a phase, from its first send to its last answer. */
class UnplannedPhasesTest {

    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final Scope SINGLE = in("single");

    private final Set<String> running = new HashSet<>();
    private final Arrivals arrivals =
            new Arrivals(Schedule.parse("warmup: 1/s for 5s; steady: 1/s for 10s"), 0, () -> 0);
    private final ArrivalsOfTest.Running schedule = new ArrivalsOfTest.Running("schedule", arrivals);
    private PlannedLoad plan = new PlannedLoad(List.of());
    private final RecordedSamples samples =
            new RecordedSamples(() -> plan, () -> running, List.of(Scope.MEASURED, SINGLE), WINDOW);
    private final SampleRecorder recorder = new SampleRecorder();
    private final SampleMoments moments = new SampleMoments();
    private int second;

    @Test
    void eachHasItsOwnSamplesAndTime() {
        run("warmup", 3);
        run("single", 4);
        run("users", 6);
        samples.end();

        assertThat(samples.phases()).containsExactly("single", "users", "warmup");
        assertThat(samples.over(in("warmup")).samples().requests()).isEqualTo(30);
        assertThat(samples.over(SINGLE).samples().requests()).isEqualTo(40);
        assertThat(samples.over(SINGLE).seconds()).isCloseTo(4, within(0.2));
        assertThat(samples.over(in("users")).rate()).isCloseTo(10, within(0.5));
        assertThat(samples.over(in("single", "users")).seconds()).isCloseTo(10, within(0.2));
    }

    @Test
    void theOneCalledWarmupIsNotMeasured() {
        run("warmup", 3);
        run("users", 6);
        samples.end();

        assertThat(samples.over(Scope.MEASURED).samples().requests()).isEqualTo(60);
        assertThat(samples.over(Scope.MEASURED).seconds()).isCloseTo(6, within(0.2));
    }

    @Test
    void nothingIsLateAndNothingHasATarget() {
        run("single", 2);
        samples.end();

        Traffic traffic = samples.over(SINGLE);
        assertThat(traffic.targetRate()).isNull();
        assertThat(traffic.lateness()).isNull();
    }

    @Test
    void itGoesOnWhileItsGroupHasThreadsAlthoughNobodyAnswers() {
        run("single", 2);
        running.add("single");
        silence(4);

        assertThat(samples.over(SINGLE).seconds()).isCloseTo(6, within(0.1));
        assertThat(window(SINGLE).traffic().samples().requests()).isEqualTo(10);
        assertThat(samples.places().at(TimeUnit.SECONDS.toNanos(second))).isEqualTo("single");

        running.clear();
        cut();
        assertThat(samples.over(SINGLE).seconds()).isCloseTo(2, within(0.2));
        assertThat(samples.newest(SINGLE, WINDOW)).isNull();
        assertThat(samples.places().at(TimeUnit.SECONDS.toNanos(second))).isEmpty();
    }

    @Test
    void windowsLieInItAndEndWithIt() {
        run("single", 4);
        assertThat(samples.newest(SINGLE, WINDOW)).isNull();
        run("single", 2);
        Window newest = window(SINGLE);
        assertThat(newest.from()).isEqualTo(Duration.ofSeconds(1));
        assertThat(newest.traffic().samples().requests()).isEqualTo(50);

        run("users", 2);
        assertThat(samples.newest(SINGLE, WINDOW)).isNull();
        assertThat(window(Scope.MEASURED).traffic().samples().requests()).isEqualTo(50);
    }

    @Test
    void itsBeginningCanBeLeftOut() {
        run("users", 3);
        Scope later = new Scope(Labels.ALL, List.of("single"), Duration.ofSeconds(2));
        RecordedSamples delayed = new RecordedSamples(() -> plan, () -> running, List.of(later), WINDOW);
        for (int i = 0; i < 6; i++) {
            record("single", second + i);
            delayed.add(recorder.interval(nanos(second + i), nanos(second + i + 1)));
        }
        delayed.end();

        assertThat(delayed.over(later).samples().requests()).isEqualTo(40);
        assertThat(delayed.over(later).seconds()).isCloseTo(4, within(0.2));
    }

    @Test
    void itStandsBesideThePhasesOfASchedule() {
        plan = new PlannedLoad(List.of(schedule));
        run("single", 2);
        arrivals.claim();
        run("users", 4);
        samples.end();

        assertThat(samples.phases()).containsExactly("single", "steady", "users", "warmup");
        assertThat(samples.over(in("users")).seconds()).isCloseTo(4, within(0.2));
        assertThat(samples.over(in("users")).targetRate()).isNull();
        assertThat(samples.over(in("steady")).targetRate()).isEqualTo(1);
        assertThat(samples.over(Scope.MEASURED).seconds()).isCloseTo(15, within(0.2));
        assertThat(Objects.requireNonNull(samples.over(Scope.MEASURED).lateness())
                        .neverSent())
                .isEqualTo(15);
        assertThat(samples.over(in("users")).lateness()).isNull();
        assertThat(samples.places().unplanned())
                .extracting(RunPhases.Place::name)
                .containsExactly("single", "users");
    }

    @Test
    void whatIsSentBesideAScheduleByItsOwnGroupIsMeasuredWithoutMakingTheTimeLonger() {
        plan = new PlannedLoad(List.of(schedule));
        schedule.groups().add("users");
        arrivals.claim();
        run("users", 1);
        samples.end();

        assertThat(samples.over(Scope.MEASURED).samples().requests()).isEqualTo(10);
        assertThat(samples.over(Scope.MEASURED).seconds()).isEqualTo(10);
        assertThat(samples.places().of(Scope.MEASURED).time()).isEqualTo(new Span(nanos(5), nanos(15)));
        assertThat(samples.over(in("users")).seconds()).isCloseTo(1, within(0.2));
    }

    private void run(String group, int seconds) {
        running.add(group);
        for (int i = 0; i < seconds; i++) {
            record(group, second);
            cut();
        }
        running.remove(group);
    }

    private void silence(int seconds) {
        for (int i = 0; i < seconds; i++) {
            cut();
        }
    }

    /** Ten answers, one at the beginning of each tenth. */
    private void record(String group, int atSecond) {
        moments.begin(group);
        for (int i = 0; i < 10; i++) {
            moments.sent(nanos(atSecond) + i * 100_000_000L);
            moments.ended(nanos(atSecond) + i * 100_000_000L + 1);
            recorder.succeeded("POST", moments);
        }
    }

    private void cut() {
        samples.add(recorder.interval(nanos(second), nanos(second + 1)));
        second++;
    }

    private Window window(Scope scope) {
        return Objects.requireNonNull(samples.newest(scope, WINDOW));
    }

    private static Scope in(String... phases) {
        return new Scope(Labels.ALL, List.of(phases), Duration.ZERO);
    }

    private static long nanos(int second) {
        return TimeUnit.SECONDS.toNanos(second);
    }
}
