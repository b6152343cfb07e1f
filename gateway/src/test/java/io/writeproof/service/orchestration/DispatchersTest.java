package io.writeproof.service.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.orchestration.Event.OrchestrationStarted;
import io.writeproof.service.orchestration.store.FailureClass;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Dispatchers that share a database, and what becomes of their work when one of them is gone. */
class DispatchersTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ConnectionSettings database = SharedServer.newSchema("orchestration");
    private final HikariDataSource pool = ConnectionPool.open(database, 2);
    private final OrchestrationStore store = new OrchestrationStore(pool);
    private final CountingListener listener = new CountingListener();
    private final List<Member> members = new ArrayList<>();

    /** The dispatchers of one process, with connections of its own. */
    private record Member(HikariDataSource pool, Watches watches, Dispatchers dispatchers) {

        /** The database hears nothing of it any more: as after kill -9, except that its threads see it. */
        void cutOff() {
            pool.close();
        }

        void stop() {
            dispatchers.stop();
            dispatchers.drain(PATIENCE);
            watches.close();
            pool.close();
        }
    }

    @AfterEach
    void stop() {
        members.forEach(Member::stop);
        pool.close();
    }

    private Member start(int workers, int maxAttempts, Duration lease, Activity... activities) {
        HikariDataSource connections = ConnectionPool.open(database, 4);
        OrchestrationStore own = new OrchestrationStore(connections);
        Watches watches = new Watches(own).start();
        Dispatchers.Settings settings =
                new Dispatchers.Settings(2, workers, lease, lease, maxAttempts, Duration.ofMillis(20));
        Catalogue catalogue = new Catalogue(List.of(new FanoutOrchestration()), List.of(activities));
        Member member =
                new Member(connections, watches, Dispatchers.start(settings, own, catalogue, listener, watches));
        members.add(member);
        return member;
    }

    private static ProcessTask task(int millis) {
        return new ProcessTask(Duration.ofMillis(millis));
    }

    private void enqueue(String instance, int tasks) {
        OrchestrationStarted start = new OrchestrationStarted("FanoutOrchestration", "{\"task_count\":" + tasks + "}");
        store.enqueueMessage(instance, OrchestrationStore.START, EventJson.of(start));
    }

    private InstanceStatus ended(String instance) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> store.statuses(List.of(instance))
                        .getOrDefault(instance, InstanceStatus.RUNNING)
                        .hasEnded());
        return store.statuses(List.of(instance)).getOrDefault(instance, InstanceStatus.NOT_FOUND);
    }

    private void nothingIsLeft() {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                rows(
                                        "SELECT instance_id FROM orchestrator_queue UNION ALL"
                                                + " SELECT instance_id FROM worker_queue UNION ALL SELECT instance_id FROM instance_locks"))
                        .isEmpty());
    }

    private List<String> rows(String query) throws SQLException {
        return Sql.column(database, query);
    }

    private void fails(String instance, FailureClass failureClass, String message) {
        InstanceStatus end = ended(instance);
        assertThat(end.state()).isEqualTo(State.FAILED);
        Failure failure = Orchestrations.failure(end).orElseThrow();
        assertThat(failure.failureClass()).isEqualTo(failureClass);
        assertThat(failure.message()).contains(message);
        // The listener hears of it after the commit that the line above has seen.
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.failed).containsExactly(failureClass));
        nothingIsLeft();
    }

    /** Each of three processes is cut off in the middle of its activities; those that come after it finish its work. */
    @Test
    void everyInstanceCompletesOnceThoughDispatchersAreCutOffInMidActivity() throws Exception {
        int instances = 30;
        IntStream.range(0, instances).forEach(number -> enqueue("i" + number, 5));
        for (int round = 0; round < 3; round++) {
            CountDownLatch begun = new CountDownLatch(8);
            Member victim = start(4, 1000, Duration.ofMillis(300), begins(begun));
            begun.await();
            victim.cutOff();
        }
        start(4, 1000, Duration.ofMillis(300), task(5));
        for (int number = 0; number < instances; number++) {
            assertThat(ended("i" + number).state()).isEqualTo(State.COMPLETED);
        }
        assertThat(rows("SELECT count(*) FROM history GROUP BY instance_id"))
                .hasSize(instances)
                .containsOnly("12");
        assertThat(rows("SELECT status FROM executions")).hasSize(instances).containsOnly("Completed");
        assertThat(listener.redelivered.get()).isPositive();
        nothingIsLeft();
    }

    private static Activity begins(CountDownLatch begun) {
        return new Activity() {
            @Override
            public String name() {
                return ProcessTask.NAME;
            }

            @Override
            public String run(String input, Context context) {
                begun.countDown();
                context.pause(Duration.ofMillis(50));
                return "processed: " + input;
            }
        };
    }

    @Test
    void aLeaseIsRenewedForAsLongAsItsHolderWorks() throws Exception {
        enqueue("a", 1);
        start(2, 10, Duration.ofSeconds(1), task(2500));
        assertThat(ended("a").state()).isEqualTo(State.COMPLETED);
        assertThat(listener.redelivered).hasValue(0);
        assertThat(listener.tooLate).hasValue(0);
    }

    @Test
    void whoComesTooLateChangesNothingAndIsCounted() throws Exception {
        enqueue("a", 1);
        CountDownLatch begun = new CountDownLatch(1);
        start(1, 10, PATIENCE, slow(begun));
        begun.await();
        Sql.execute(database, "UPDATE worker_queue SET lock_token = 'of somebody else'");
        Awaitility.await().atMost(PATIENCE).until(() -> listener.tooLate.get() == 1);
        assertThat(rows("SELECT event_type FROM history WHERE event_type = 'ActivityCompleted'"))
                .isEmpty();
        Sql.execute(database, "UPDATE worker_queue SET locked_until = 0");
        assertThat(ended("a").state()).isEqualTo(State.COMPLETED);
    }

    private static Activity slow(CountDownLatch begun) {
        return new Activity() {
            @Override
            public String name() {
                return ProcessTask.NAME;
            }

            @Override
            public String run(String input, Context context) {
                begun.countDown();
                context.pause(Duration.ofMillis(500));
                return "done";
            }
        };
    }

    @Test
    void anActivityWhoseHoldersAllDieIsGivenUp() throws Exception {
        enqueue("a", 2);
        start(0, 3, PATIENCE, task(1));
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> rows("SELECT 1 FROM worker_queue").size() == 2);
        Sql.execute(database, "UPDATE worker_queue SET attempt_count = 3 WHERE activity_id = 2");
        start(1, 3, PATIENCE, task(1));
        fails("a", FailureClass.INFRASTRUCTURE, "activity 2 was given up: it was handed out 3 times");
    }

    @Test
    void anInstanceWhoseMessageCannotBeReadIsGivenUp() {
        store.enqueueMessage("a", OrchestrationStore.START, "{\"type\":\"Unknown\"}");
        start(1, 3, PATIENCE, task(1));
        fails("a", FailureClass.INFRASTRUCTURE, "the instance was given up: it was handed out 3 times");
    }

    @Test
    void anActivityThatNobodyKnowsIsAMatterOfConfiguration() {
        enqueue("a", 2);
        start(1, 3, PATIENCE);
        fails("a", FailureClass.CONFIGURATION, "there is no activity ProcessTask in this gateway");
    }

    @Test
    void anActivityWithADefectIsTriedAgainAndThenFailsItsInstance() {
        enqueue("a", 1);
        start(1, 2, PATIENCE, new Activity() {
            @Override
            public String name() {
                return ProcessTask.NAME;
            }

            @Override
            public String run(String input, Context context) {
                throw new IllegalStateException("a secret");
            }
        });
        fails("a", FailureClass.APPLICATION, "activity 2, attempt 2: unexpected java.lang.IllegalStateException");
    }

    @Test
    void aDatabaseThatGoesAwayForAWhileEndsNoDispatcher() throws Exception {
        start(1, 10, PATIENCE, task(1));
        Sql.execute(database, "ALTER FUNCTION fetch_work_item(bigint) RENAME TO away");
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listener.storeFailures).contains(FailureClass.CONFIGURATION));
        Sql.execute(database, "ALTER FUNCTION away(bigint) RENAME TO fetch_work_item");
        enqueue("a", 3);
        assertThat(ended("a").state()).isEqualTo(State.COMPLETED);
    }
}
