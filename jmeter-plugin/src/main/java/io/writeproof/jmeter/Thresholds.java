package io.writeproof.jmeter;

import io.writeproof.latency.SampleMoments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.jmeter.JMeter;
import org.apache.jmeter.samplers.SampleEvent;
import org.apache.jmeter.samplers.SampleListener;
import org.apache.jmeter.samplers.SampleMonitor;
import org.apache.jmeter.samplers.Sampler;
import org.apache.jmeter.testelement.ThreadListener;
import org.apache.jmeter.threads.JMeterContext;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;

/**
 * Measures the samples in its scope and judges the run by rules: a block on the console, run.json, JUnit XML, exit code.
 *
 * <p>As a monitor it stamps the moments of each sample in nanoseconds, closest to the sampler; as a listener it learns
 * whether the sample succeeded. The verdict is formed after every element of the plan was told that the test has ended,
 * so that it sees a parity check made by another element.
 *
 * <p>One instance serves all threads of an engine. Thread-safe during a test; takes no lock per sample.
 */
public final class Thresholds extends RunElement implements SampleListener, SampleMonitor, ThreadListener {

    /** JMeter property that switches the progress line of a non-GUI run off when false. */
    public static final String PROGRESS = "writeproof.progress";

    /** JMeter property that says how many characters a line of the verdict may have; at least 40. */
    public static final String COLUMNS = "writeproof.columns";

    private static final int DEFAULT_COLUMNS = 80;

    private static final long serialVersionUID = 1L;

    private transient volatile @Nullable RunningTest test;

    @Override
    public void testStarted() {
        test = null;
        removeEarlierCases();
        RunningTest fresh = ThresholdsSettings.read(this)
                .map(settings -> RunningTest.start(this, settings, screen()))
                .orElse(null);
        TestExit.decideBy(() -> fresh == null ? TestExit.BAD_CONFIGURATION : fresh.verdict());
        test = fresh;
    }

    /** Those of an earlier run are not to be taken for this one's, whatever becomes of it. */
    private void removeEarlierCases() {
        Path file = ThresholdsSettings.junitFile(this).orElse(null);
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            ConfigurationProblems.add(
                    getName(), "the file of an earlier run cannot be removed: " + e + "; make its directory writable");
        }
    }

    /** As wide as UTF-8 whatever the locale, because the marks are not ASCII. */
    private static RunningTest.Screen screen() {
        boolean shown = JMeter.isNonGUI() && JMeterUtils.getPropDefault(PROGRESS, true);
        return new RunningTest.Screen(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                JMeterUtils.getPropDefault(COLUMNS, DEFAULT_COLUMNS),
                shown ? RunningTest.Progress.SHOWN : RunningTest.Progress.HIDDEN);
    }

    @Override
    public void threadStarted() {
        RunningTest active = test;
        if (active != null) {
            JMeterContext context = JMeterContextService.getContext();
            active.threads().begun(context);
            SampleMoments.ofThread().begin(context.getThreadGroup().getName());
        }
    }

    @Override
    public void threadFinished() {
        RunningTest active = test;
        if (active != null) {
            active.threads().ended(JMeterContextService.getContext());
        }
    }

    @Override
    public void sampleStarting(Sampler sampler) {
        RunningTest active = test;
        SampleMoments moments = SampleMoments.ofThread();
        if (active != null) {
            active.run().requestBegins();
            UntoldRequests.ofThread().sending(moments);
        }
        moments.sent(System.nanoTime());
    }

    @Override
    public void sampleEnded(Sampler sampler) {
        SampleMoments.ofThread().ended(System.nanoTime());
        RunningTest active = test;
        if (active != null) {
            active.run().requestEnds();
        }
    }

    @Override
    public void sampleOccurred(SampleEvent event) {
        RunningTest active = test;
        if (active != null) {
            active.run().record(event.getResult());
        }
    }

    @Override
    public void sampleStarted(SampleEvent event) {
        // Never called by the engine.
    }

    @Override
    public void sampleStopped(SampleEvent event) {
        // Never called by the engine.
    }

    @Override
    public void testEnded() {
        RunningTest ending = test;
        test = null;
        if (ending != null) {
            ending.loadEnded();
        }
    }
}
