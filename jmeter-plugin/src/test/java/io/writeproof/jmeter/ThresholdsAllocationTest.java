package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.writeproof.latency.SampleMoments;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.apache.jmeter.sampler.DebugSampler;
import org.apache.jmeter.samplers.SampleEvent;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.samplers.Sampler;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jmeter.util.JMeterUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All that Thresholds does on the thread of a sample, counted in bytes. */
class ThresholdsAllocationTest {

    private static final int SAMPLES = 300_000;

    /** Of all samples together: an octave of durations that is met for the first time, and what the JVM links late. */
    private static final long TOLERATED_BYTES = SAMPLES;

    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SampleMoments moments = SampleMoments.ofThread();
    private final Thresholds element = new Thresholds();
    private final Sampler sampler = new DebugSampler();

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @BeforeEach
    void start() {
        ThreadGroup group = new ThreadGroup();
        group.setName("users");
        JMeterContextService.getContext().setThreadGroup(group);
        element.setName("gates");
        JMeterUtils.setProperty(RunBounds.MAX_LABELS, "1");
        element.testStarted();
        element.threadStarted();
    }

    @AfterEach
    void end() {
        element.threadFinished();
        element.testEnded();
        TestExit.mostSevere();
        JMeterUtils.getJMeterProperties().remove(RunBounds.MAX_LABELS);
        JMeterContextService.getContext().clear();
    }

    @Test
    void aSuccessfulSampleAllocatesNothing() {
        SampleEvent event = success("GET /a");

        assertAllocatesNothing(() -> pass(event));
    }

    @Test
    void aSampleThatGoesOutLateAllocatesNothing() {
        SampleEvent event = success("GET /a");

        assertAllocatesNothing(() -> {
            moments.planned(System.nanoTime() - LATE_NANOS, "steady");
            pass(event);
        });
    }

    @Test
    void aSampleWhoseLabelIsNotRecordedByNameAllocatesNothing() {
        pass(success("GET /a"));
        SampleEvent event = success("GET /b");

        assertAllocatesNothing(() -> pass(event));
    }

    private void assertAllocatesNothing(Runnable sample) {
        repeat(sample);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        repeat(sample);
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(allocated).isLessThan(TOLERATED_BYTES);
    }

    private static void repeat(Runnable sample) {
        for (int i = 0; i < SAMPLES; i++) {
            sample.run();
        }
    }

    /** As the engine tells of a sample: the monitor before and after it, then the listener. */
    private void pass(SampleEvent event) {
        element.sampleStarting(sampler);
        element.sampleEnded(sampler);
        element.sampleOccurred(event);
    }

    private static SampleEvent success(String label) {
        SampleResult result = new SampleResult();
        result.setSampleLabel(label);
        result.setResponseCodeOK();
        result.setSuccessful(true);
        return new SampleEvent(result, "users 1-1");
    }
}
