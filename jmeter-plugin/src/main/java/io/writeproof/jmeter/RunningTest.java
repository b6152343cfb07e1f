package io.writeproof.jmeter;

import io.writeproof.summary.RunReport;
import io.writeproof.threshold.Outcome;
import io.writeproof.threshold.Rules;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A test as one Thresholds element sees it, from its start to the verdict. */
final class RunningTest {

    private final ThresholdsSettings settings;
    private final Screen screen;
    private final LoadRun run;
    private final RunningThreads threads = new RunningThreads();
    private final Abort abort;
    private final RecordedSamples samples;
    private final LiveJudge judge;
    private final RunTimeline timeline;
    private final RunPages pages;
    private final RunOutputs outputs;
    private final ProgressTicker progress;
    private final RunClock clock;

    private RunningTest(ThresholdsSettings settings, OutputSettings files, Screen screen) throws IOException {
        this.settings = settings;
        this.screen = screen;
        this.run = new LoadRun(settings.bounds());
        Rules rules = settings.rules();
        TargetOfTest.follow(List.copyOf(rules.targetMeasures()));
        this.samples = new RecordedSamples(
                () -> new PlannedLoad(ArrivalsOfTest.all()), threads::groups, rules.scopes(), rules.longestWindow());
        this.abort = new Abort(run, threads, settings.bounds().abortGrace(), screen.console());
        this.judge = new LiveJudge(settings, samples, threads, this::abort);
        this.timeline = new RunTimeline(settings.runId(), run, samples, judge);
        this.pages = RunPages.open(
                LoadEndpoint.open(settings.runId(), samples, run),
                () -> LiveDashboard.open(timeline, run, () -> conclusion().soFar()));
        this.outputs = outputs(files);
        List<RunClock.Listener> listeners = new ArrayList<>();
        listeners.add(samples::add);
        listeners.add(second -> run.machine().second(second, samples.places()));
        listeners.add(second -> run.lookAtClock());
        listeners.add(judge);
        listeners.add(abort);
        listeners.add(second -> threads.release());
        if (files.csvPrefix() != null || pages.live()) {
            listeners.add(timeline);
        }
        listeners.add(pages);
        listeners.add(outputs);
        this.progress = new ProgressTicker(samples, settings.plannedRequests(), screen.console());
        if (screen.progress() == Progress.SHOWN) {
            listeners.add(progress);
        }
        this.clock = RunClock.start(run, listeners);
    }

    private RunOutputs outputs(OutputSettings files) throws IOException {
        try {
            return RunOutputs.open(files, run, samples, timeline);
        } catch (IOException e) {
            pages.close();
            throw e;
        }
    }

    /**
     * Where lines for people go, and whether progress is among them.
     *
     * @param columns so many characters has no line of the verdict more
     */
    record Screen(PrintStream console, int columns, Progress progress) {}

    /** Whether there is a line for each second. */
    enum Progress {
        SHOWN,
        HIDDEN
    }

    /** Begins to record; null when it cannot, which is a configuration problem. */
    static @Nullable RunningTest start(Thresholds element, ThresholdsSettings settings, Screen screen) {
        OutputSettings files = OutputSettings.read(element).orElse(null);
        if (files == null) {
            return null;
        }
        Stream<Path> ofReport =
                Stream.of(settings.reportFile(), settings.junitFile()).flatMap(Stream::ofNullable);
        FilesOfTest.reserve(element.getName(), Stream.concat(ofReport, files.paths()));
        try {
            return new RunningTest(settings, files, screen);
        } catch (IOException e) {
            ConfigurationProblems.add(
                    element.getName(), "a file cannot be written: " + e + "; make its directory writable or rename it");
        } catch (IllegalArgumentException e) {
            ConfigurationProblems.add(element.getName(), String.valueOf(e.getMessage()));
        }
        return null;
    }

    LoadRun run() {
        return run;
    }

    RunningThreads threads() {
        return threads;
    }

    /** The verdict so far is written before the stop, which comes in any case and may take as long as a request. */
    private void abort(Outcome broken) {
        screen.console().println("[abort] " + broken.rule().gate() + ": " + broken.reason() + "; stopping the test");
        try {
            conclusion().provisional();
        } finally {
            abort.begin();
        }
    }

    private RunConclusion conclusion() {
        return new RunConclusion(settings, run, judge, screen);
    }

    /** The load is over: nothing is recorded any more. */
    void loadEnded() {
        clock.stop();
        samples.end();
        timeline.close();
        pages.loadEnded();
        if (screen.progress() == Progress.SHOWN) {
            progress.loadEnded();
        }
    }

    /** Tells the verdict; after a configuration problem there is none, because there was no run. */
    int verdict() {
        try (pages) {
            if (!ConfigurationProblems.all().isEmpty()) {
                outputs.discard();
                return TestExit.BAD_CONFIGURATION;
            }
            RunConclusion conclusion = conclusion();
            RunReport report = conclusion.conclude(outputs);
            pages.end(conclusion.json(report));
            return report.judgement().exitCode();
        }
    }
}
