package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.jmeter.control.LoopController;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.samplers.AbstractSampler;
import org.apache.jmeter.samplers.Entry;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.testelement.ThreadListener;
import org.apache.jmeter.testelement.property.TestElementProperty;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.PostThreadGroup;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jmeter.threads.openmodel.OpenModelThreadGroup;
import org.apache.jmeter.threads.openmodel.OpenModelThreadGroupController;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stop in the middle of the load, in JMeter's own engine. */
class EngineStopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long WORK_NANOS = Duration.ofMillis(500).toNanos();
    private static final Queue<String> RUN = new ConcurrentLinkedQueue<>();
    private static final Set<Thread> INTERRUPTED = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean STOPPED = new AtomicBoolean();
    private static volatile RunningThreads threads = new RunningThreads();

    /** Asks for the stop at its first sample, works on for a while, and notes that it was run. */
    public static final class StoppingSampler extends AbstractSampler implements ThreadListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void threadStarted() {
            threads.begun(JMeterContextService.getContext());
        }

        @Override
        public void threadFinished() {
            threads.ended(JMeterContextService.getContext());
        }

        @Override
        public SampleResult sample(@Nullable Entry entry) {
            RUN.add(getName());
            if (!STOPPED.getAndSet(true)) {
                threads.stop();
                LockSupport.parkNanos(WORK_NANOS);
            }
            SampleResult result = new SampleResult();
            result.setSampleLabel(getName());
            result.setSuccessful(true);
            if (Thread.currentThread().isInterrupted()) {
                INTERRUPTED.add(Thread.currentThread());
            }
            return result;
        }
    }

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @BeforeEach
    void forgetEarlierSamples() {
        RUN.clear();
        INTERRUPTED.clear();
        STOPPED.set(false);
        threads = new RunningThreads();
    }

    @Test
    void endlessThreadsEndAndTheTearDownGroupStillRuns() throws Exception {
        run(group(new ThreadGroup(), LoopController.INFINITE_LOOP_COUNT));

        assertThat(RUN).contains("load").endsWith("clear up");
        assertThat(INTERRUPTED).isEmpty();
    }

    @Test
    void anOpenModelThreadGroupEndsToo() throws Exception {
        OpenModelThreadGroup open = new OpenModelThreadGroup();
        open.setName("load");
        open.setProperty("OpenModelThreadGroup.schedule", "rate(50/s) random_arrivals(1 h)");
        open.setProperty(
                new TestElementProperty(AbstractThreadGroup.MAIN_CONTROLLER, new OpenModelThreadGroupController()));

        run(open);

        assertThat(RUN).contains("load").endsWith("clear up");
        assertThat(INTERRUPTED).isEmpty();
    }

    private static void run(AbstractThreadGroup load) throws Exception {
        TestPlan testPlan = new TestPlan("plan");
        testPlan.setTearDownOnShutdown(true);
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(testPlan);
        plan.add(load).add(sampler("load"));
        plan.add(group(new PostThreadGroup(), 1)).add(sampler("clear up"));
        StandardJMeterEngine engine = new StandardJMeterEngine();
        engine.configure(tree);
        engine.runTest();
        await().atMost(PATIENCE).until(() -> {
            threads.release();
            return !engine.isActive();
        });
        engine.awaitTermination(PATIENCE);
    }

    private static StoppingSampler sampler(String name) {
        StoppingSampler sampler = new StoppingSampler();
        sampler.setName(name);
        return sampler;
    }

    private static AbstractThreadGroup group(AbstractThreadGroup group, int loops) {
        LoopController loop = new LoopController();
        loop.setLoops(loops);
        loop.setContinueForever(false);
        loop.setFirst(true);
        group.setName(group.getClass().getSimpleName());
        group.setNumThreads(2);
        group.setProperty(ThreadGroup.RAMP_TIME, 0);
        group.setSamplerController(loop);
        return group;
    }
}
