package io.writeproof.jmeter;

import io.writeproof.latency.Interval;
import io.writeproof.threshold.Labels;
import io.writeproof.threshold.Measurements;
import io.writeproof.threshold.Measurements.RunMeasurements;
import io.writeproof.threshold.Metric;
import io.writeproof.threshold.Outcome;
import io.writeproof.threshold.Rule;
import io.writeproof.threshold.Rules;
import io.writeproof.threshold.RunningJudge;
import io.writeproof.threshold.Scope;
import io.writeproof.threshold.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run by its rules each second, and once more when it is over.
 *
 * <p>The first rule that aborts and is broken for good is told to whoever can stop the run. Thread-safe.
 */
final class LiveJudge implements RunClock.Listener {

    private final ThresholdsSettings settings;
    private final RecordedSamples samples;
    private final RunningJudge judge;
    private final RunningThreads threads;
    private final Consumer<Outcome> stop;
    private volatile @Nullable Outcome abortedBy;

    /** @param stop told at most once, on the thread of the clock */
    LiveJudge(ThresholdsSettings settings, RecordedSamples samples, RunningThreads threads, Consumer<Outcome> stop) {
        this.settings = settings;
        this.samples = samples;
        this.judge = new RunningJudge(settings.rules(), settings.minSamples());
        this.threads = threads;
        this.stop = stop;
    }

    @Override
    public void second(Interval second) {
        List<Outcome> broken = judge.observe(measurements(RunMeasurements.NONE));
        if (abortedBy == null && !broken.isEmpty() && threads.running() > 0) {
            Outcome first = broken.get(0);
            abortedBy = first;
            stop.accept(first);
        }
    }

    /** The gate that stopped the run; null when none did. */
    @Nullable
    String abortedBy() {
        Outcome outcome = abortedBy;
        return outcome == null ? null : outcome.rule().gate();
    }

    /** All samples of the measured phases. */
    Traffic total() {
        return samples.over(Scope.MEASURED);
    }

    /** All samples of the phases of this name. */
    Traffic in(String phase) {
        return samples.over(new Scope(Labels.ALL, List.of(phase), Duration.ZERO));
    }

    /** Where the phases lie. */
    RunPhases phases() {
        return samples.places();
    }

    /** The outcome of every rule by what is known. A parity check that was made counts, whether or not a rule mentions it. */
    List<Outcome> outcomes(RunMeasurements run) {
        Measurements measurements = measurements(run);
        List<Outcome> outcomes = new ArrayList<>(judge.conclude(measurements));
        boolean mentioned = settings.rules().rules().stream().anyMatch(rule -> rule.measure() == Metric.PARITY);
        if (run.parity() != null && !mentioned) {
            Rules parity = Rules.NONE.and(Rule.PARITY_IS_OK);
            outcomes.addAll(new RunningJudge(parity, settings.minSamples()).conclude(measurements));
        }
        return outcomes;
    }

    private Measurements measurements(RunMeasurements run) {
        return new Measurements(samples, run, TargetOfTest.values(samples.places()), settings.baseline());
    }
}
