package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.jmeter.ArrivalScheduleTest.NotingSampler;
import io.writeproof.jmeter.ArrivalsOfTest.Running;
import io.writeproof.schedule.Punctuality;
import io.writeproof.schedule.Schedule;
import io.writeproof.summary.RunReport.Threads;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.jmeter.control.LoopController;
import org.apache.jmeter.samplers.AbstractSampler;
import org.apache.jmeter.samplers.Entry;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.testelement.property.TestElementProperty;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.SetupThreadGroup;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jmeter.threads.openmodel.OpenModelThreadGroup;
import org.apache.jmeter.threads.openmodel.OpenModelThreadGroupController;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The timer in the kinds of thread groups that JMeter has, and in several of them at once. */
class ArrivalScheduleGroupsTest {

    private static volatile List<Running> planned = List.of();

    private final HashTree tree = new ListedHashTree();
    private final HashTree plan = tree.add(new TestPlan("plan"));

    /** Keeps what was planned, which is forgotten with the end of the test. */
    public static final class PlanKeeper extends EngineRun.Watcher {
        private static final long serialVersionUID = 1L;

        @Override
        public void testStarted() {
            planned = List.of();
        }

        @Override
        public void testEnded() {
            planned = ArrivalsOfTest.all();
        }
    }

    /** Takes longer than the first arrivals of a schedule are apart. */
    public static final class SlowSampler extends AbstractSampler {
        private static final long serialVersionUID = 1L;

        @Override
        public SampleResult sample(@Nullable Entry entry) {
            long until = System.nanoTime() + Duration.ofMillis(300).toNanos();
            while (System.nanoTime() - until < 0) {
                Thread.onSpinWait();
            }
            return new NotingSampler().sample(entry);
        }
    }

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @BeforeEach
    void keepWhatIsPlanned() {
        ArrivalScheduleTest.SENT_NANOS.clear();
        plan.add(new PlanKeeper());
    }

    @Test
    void twoGroupsKeepSchedulesOfTheirOwnSideBySide() throws Exception {
        add(threads(2), "reads", "warmup: 10/s for 0.2s; steady: 50/s for 0.4s");
        add(threads(2), "writes", "steady: poisson 25/s for 0.4s; last: 3 at once for 0.2s");

        PlannedLoad load = run();

        assertThat(load.arrivals()).isEqualTo(2 + 20 + 10 + 3);
        assertThat(load.punctuality("warmup").measured()).isEqualTo(2);
        assertThat(load.punctuality("steady").measured()).isEqualTo(20 + 10);
        assertThat(load.punctuality("last").measured()).isEqualTo(3);
        assertThat(load.punctuality()).extracting(Punctuality::neverSent).isEqualTo(0L);
        assertThat(load.targetRate("steady")).isEqualTo(75);
        assertThat(load.targetRate("another")).isNull();
        assertThat(load.phases()).containsExactly("warmup", "steady", "last");
        assertThat(load.groups()).containsExactly("ThreadGroup");
    }

    @Test
    void schedulesOfOneSeedDoNotSendAtTheSameMoments() {
        Schedule schedule = Schedule.parse("seed 5; poisson 100/s for 1s");

        List<Long> ofOneTest = Stream.of("", "", "another engine")
                .map(host -> ArrivalsOfTest.begin("timer", schedule, host).arrivals())
                .map(arrivals -> Objects.requireNonNull(arrivals.claim()).plannedNanos()
                        - Objects.requireNonNull(arrivals.anchorNanos()))
                .toList();

        assertThat(ofOneTest).doesNotHaveDuplicates();
    }

    @Test
    void theScheduleBeginsAfterASlowSetUpAndNotWithABurst() throws Exception {
        HashTree below = plan.add(ArrivalScheduleTest.group(new SetupThreadGroup(), 1, 1));
        below.add(new SlowSampler());
        add(threads(1), "load", "20/s for 0.2s");

        Long anchor = run().schedules().get(0).anchorNanos();

        List<Long> sent = List.copyOf(ArrivalScheduleTest.SENT_NANOS);
        assertThat(sent).hasSize(1 + 4);
        assertThat(anchor).isGreaterThan(sent.get(0));
    }

    @Test
    void theScheduleBeginsWhenTheDelayOfTheGroupIsOver() throws Exception {
        ThreadGroup delayed = threads(2);
        delayed.setScheduler(true);
        delayed.setDelay(1);
        delayed.setDuration(3600);
        add(delayed, "load", "20/s for 0.2s");
        long before = System.nanoTime();

        PlannedLoad load = run();

        assertThat(load.punctuality("phase-1").measured()).isEqualTo(4);
        assertThat(load.schedules().get(0).anchorNanos())
                .isGreaterThan(before + Duration.ofMillis(900).toNanos());
    }

    @Test
    void threadsThatStartOneAfterTheOtherShareTheSchedule() throws Exception {
        ThreadGroup rampedUp = threads(4);
        rampedUp.setRampUp(1);
        add(rampedUp, "load", "20/s for 1.2s");

        PlannedLoad load = run();

        assertThat(load.punctuality("phase-1").measured()).isEqualTo(24);
        assertThat(load.schedules().get(0).threads()).isEqualTo(4);
    }

    @Test
    void aGroupWhoseDurationIsOverLeavesTheRestUnsent() throws Exception {
        ThreadGroup limited = threads(2);
        limited.setScheduler(true);
        limited.setDuration(1);
        add(limited, "load", "3 at once for 1s; later: 1/s for 1h");

        PlannedLoad load = run();

        assertThat(load.punctuality("phase-1").measured()).isEqualTo(3);
        assertThat(load.punctuality("later").neverSent()).isBetween(3598L, 3600L);
    }

    @Test
    void aGroupWithoutThreadsSendsNothingAndIsReportedSo() throws Exception {
        add(threads(0), "nobody", "20/s for 0.2s");
        add(threads(1), "somebody", "20/s for 0.2s");

        PlannedLoad load = run();

        assertThat(ArrivalScheduleTest.SENT_NANOS).hasSize(4);
        assertThat(load.punctuality()).extracting(Punctuality::neverSent).isEqualTo(4L);
        assertThat(load.threads())
                .satisfiesExactly(
                        nobody -> assertThat(nobody).isEqualTo(new Threads("nobody", null, 0, 0, 0)),
                        somebody -> assertThat(somebody.had()).isEqualTo(1));
    }

    @Test
    void aGroupWithTooFewThreadsIsToldHowManyItNeeded() throws Exception {
        HashTree below = plan.add(threads(1));
        below.add(timer("slow", "10/s for 1s"));
        below.add(new SlowSampler());

        assertThat(run().threads()).singleElement().satisfies(threads -> {
            assertThat(threads.schedule()).isEqualTo("slow");
            assertThat(threads.needed()).isGreaterThanOrEqualTo(3);
            assertThat(threads.had()).isEqualTo(1);
        });
    }

    @Test
    void anOpenModelGroupKeepsTheScheduleWithTheThreadsThatItMakes() throws Exception {
        add(openModel("rate(100/sec) random_arrivals(1 sec) pause(2 sec)"), "load", "20/s for 0.5s");

        assertThat(run().punctuality("phase-1").measured()).isEqualTo(10);
        assertThat(ArrivalScheduleTest.SENT_NANOS).hasSize(10);
    }

    @Test
    void aThreadOfAnOpenModelGroupThatWaitsForAFarMomentEndsWithItsGroup() throws Exception {
        add(openModel("rate(20/sec) random_arrivals(1 sec)"), "load", "2 at once for 1s; later: 0.001/s for 2h");

        assertThat(run().punctuality("phase-1").measured()).isEqualTo(2);
    }

    private void add(AbstractThreadGroup group, String name, String schedule) {
        HashTree below = plan.add(group);
        below.add(timer(name, schedule));
        below.add(new NotingSampler());
    }

    private static ArrivalSchedule timer(String name, String schedule) {
        ArrivalSchedule timer = new ArrivalSchedule();
        timer.setName(name);
        timer.setProperty(ArrivalSchedule.SCHEDULE, schedule);
        return timer;
    }

    private static ThreadGroup threads(int number) {
        ThreadGroup group = new ThreadGroup();
        ArrivalScheduleTest.group(group, number, LoopController.INFINITE_LOOP_COUNT);
        return group;
    }

    private static OpenModelThreadGroup openModel(String rate) {
        OpenModelThreadGroup group = new OpenModelThreadGroup();
        group.setName("open model");
        group.setProperty("OpenModelThreadGroup.schedule", rate);
        group.setProperty(
                new TestElementProperty(AbstractThreadGroup.MAIN_CONTROLLER, new OpenModelThreadGroupController()));
        return group;
    }

    private PlannedLoad run() throws Exception {
        EngineRun.of(tree);
        return new PlannedLoad(planned);
    }
}
