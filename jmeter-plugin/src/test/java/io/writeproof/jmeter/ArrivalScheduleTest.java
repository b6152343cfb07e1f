package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.jmeter.control.LoopController;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.samplers.AbstractSampler;
import org.apache.jmeter.samplers.Entry;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.SetupThreadGroup;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The timer in JMeter's own engine. */
class ArrivalScheduleTest {

    static final Queue<Long> SENT_NANOS = new ConcurrentLinkedQueue<>();

    private final ThreadGroup load = new ThreadGroup();
    private final StandardJMeterEngine engine = new StandardJMeterEngine();

    /** Notes when it is run. */
    public static final class NotingSampler extends AbstractSampler {
        private static final long serialVersionUID = 1L;

        @Override
        public SampleResult sample(@Nullable Entry entry) {
            SENT_NANOS.add(System.nanoTime());
            SampleResult result = new SampleResult();
            result.setSampleLabel(getName());
            result.setSuccessful(true);
            return result;
        }
    }

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @BeforeEach
    void forgetEarlierSamples() {
        SENT_NANOS.clear();
    }

    @Test
    void allThreadsTogetherSendEachPlannedRequestNotBeforeItsMomentAndThenEnd() throws Exception {
        EngineRun.of(plan("50/s for 0.4s", 4));

        List<Long> sent = SENT_NANOS.stream().sorted().toList();
        assertThat(sent).hasSize(20);
        // Planned are 380 ms; a first request that is late on a busy machine takes from them.
        long span = sent.get(19) - sent.get(0);
        assertThat(span).isGreaterThan(Duration.ofMillis(200).toNanos());
    }

    @Test
    void eachTestStartsTheScheduleAnew() throws Exception {
        EngineRun.of(plan("50/s for 0.1s", 2));
        assertThat(SENT_NANOS).hasSize(5);
        EngineRun.of(plan("50/s for 0.1s", 2));

        assertThat(SENT_NANOS).hasSize(10);
        assertThat(ArrivalsOfTest.all()).hasSize(1);
    }

    @Test
    void unpacedThreadsDoWhatTheyWouldWithoutTheTimer() throws Exception {
        HashTree plan = plan(" unpaced ", 2);
        ((LoopController) load.getSamplerController()).setLoops(3);
        List<ArrivalsOfTest.Running> ofTheLastTest = ArrivalsOfTest.all();

        EngineRun.of(plan);

        assertThat(SENT_NANOS).hasSize(2 * 3);
        assertThat(ArrivalsOfTest.all()).isEqualTo(ofTheLastTest);
    }

    @Test
    void setUpThreadsAreNotDelayedAndTakeNothingFromTheSchedule() throws Exception {
        HashTree plan = plan("10/s for 0.3s", 1);
        HashTree testPlan = plan.getTree(plan.getArray()[0]);
        testPlan.add(group(new SetupThreadGroup(), 1, 2)).add(new NotingSampler());

        EngineRun.of(plan);

        assertThat(SENT_NANOS).hasSize(2 + 3);
    }

    @Test
    void aHardStopInterruptsAThreadThatWaitsForAFarSlot() throws Exception {
        engine.configure(plan("1/s for 1s; later: 0.001/s for 2h", 1));
        engine.runTest();
        await().atMost(EngineRun.PATIENCE).until(() -> SENT_NANOS.size() == 2);

        engine.stopTest(true);

        engine.awaitTermination(EngineRun.PATIENCE);
        assertThat(SENT_NANOS).hasSize(2);
    }

    @Test
    void aGracefulStopDoesNotWaitForAFarSlot() throws Exception {
        engine.configure(plan("1/s for 1s; later: 0.001/s for 2h", 1));
        engine.runTest();
        await().atMost(EngineRun.PATIENCE).until(() -> SENT_NANOS.size() == 2);

        engine.stopTest(false);

        engine.awaitTermination(EngineRun.PATIENCE);
        assertThat(SENT_NANOS).hasSize(2);
    }

    @Test
    void aThreadWhoseScheduledEndComesBeforeItsSlotEndsAtOnce() throws Exception {
        load.setScheduler(true);
        load.setDuration(30);

        EngineRun.of(plan("1/s for 1s; later: 0.001/s for 2h", 1));

        assertThat(SENT_NANOS).hasSize(2);
    }

    private HashTree plan(String schedule, int threads) {
        ArrivalSchedule timer = new ArrivalSchedule();
        timer.setName("Arrival Schedule");
        timer.setProperty(ArrivalSchedule.SCHEDULE, schedule);
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(new TestPlan("plan"));
        plan.add(timer);
        plan.add(group(load, threads, LoopController.INFINITE_LOOP_COUNT)).add(new NotingSampler());
        return tree;
    }

    static AbstractThreadGroup group(AbstractThreadGroup group, int threads, int loops) {
        LoopController loop = new LoopController();
        loop.setLoops(loops);
        loop.setContinueForever(false);
        loop.setFirst(true);
        group.setName(group.getClass().getSimpleName());
        group.setNumThreads(threads);
        group.setProperty(ThreadGroup.RAMP_TIME, 0);
        group.setSamplerController(loop);
        return group;
    }
}
