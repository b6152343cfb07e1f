package io.writeproof.service.orchestration.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.RunSchema;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import io.writeproof.service.orchestration.store.TurnResult.StoredEvent;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holders of items may rely on, whoever else is there. */
class OrchestrationStoreTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration NONE = Duration.ZERO;
    private static final ConnectionSettings SERVER = SharedServer.server().connection();
    private static final String SCHEMA = SharedServer.unusedSchema();
    private static final ConnectionSettings DATABASE = migrated();
    private static final HikariDataSource POOL = ConnectionPool.open(DATABASE, 4);
    private static final String START = "the start";

    private final OrchestrationStore store = new OrchestrationStore(POOL);

    private static ConnectionSettings migrated() {
        RunSchema.migrate(SERVER, SCHEMA, "orchestration");
        return SERVER.inSchema(SCHEMA);
    }

    @AfterAll
    static void closePool() {
        POOL.close();
    }

    @BeforeEach
    void emptyTables() throws SQLException {
        Sql.execute(
                DATABASE, "TRUNCATE instances, executions, history, orchestrator_queue, worker_queue, instance_locks");
    }

    private OrchestrationItem fetched() {
        return store.fetchOrchestration(LONG).orElseThrow();
    }

    private WorkItem fetchedWork() {
        return store.fetchWork(LONG).orElseThrow();
    }

    private static TurnResult result(@Nullable String started, @Nullable InstanceStatus end, String... events) {
        return new TurnResult(
                started,
                Stream.of(events).map(data -> new StoredEvent("T", data)).toList(),
                end);
    }

    private static TurnResult completed() {
        return result(null, new InstanceStatus(State.COMPLETED, "out"), "end");
    }

    private void started(String instance, String... activities) {
        store.enqueueMessage(instance, OrchestrationStore.START, START);
        List<StoredEvent> events = Stream.concat(
                        Stream.of(new StoredEvent("OrchestrationStarted", START)),
                        Stream.of(activities).map(work -> new StoredEvent(TurnResult.SCHEDULED, work)))
                .toList();
        assertThat(store.complete(fetched(), new TurnResult("Fanout", events, null)))
                .isPresent();
    }

    private static List<String> rows(String query) throws SQLException {
        return Sql.column(DATABASE, query);
    }

    @Test
    void instancesAreHandedOutInTheOrderOfTheirOldestMessage() {
        store.enqueueMessage("b", 0, "b0");
        store.enqueueMessage("a", 0, "a0");
        store.enqueueMessage("b", 7, "b7");
        OrchestrationItem first = fetched();
        assertThat(first.instanceId()).isEqualTo("b");
        assertThat(first.messages()).containsExactly("b0", "b7");
        assertThat(first.history()).isEmpty();
        assertThat(first.attempt()).isEqualTo(1);
        assertThat(fetched().instanceId()).isEqualTo("a");
        assertThat(store.fetchOrchestration(LONG)).isEmpty();
    }

    @Test
    void whatArrivesWhileAnInstanceIsHeldIsForTheNextTurn() {
        store.enqueueMessage("a", 0, START);
        OrchestrationItem held = fetched();
        store.enqueueMessage("a", 2, "late");
        assertThat(store.fetchOrchestration(LONG)).isEmpty();
        assertThat(store.complete(held, result("Fanout", null, "first"))).isPresent();
        OrchestrationItem next = fetched();
        assertThat(next.messages()).containsExactly("late");
        assertThat(next.history()).containsExactly("first");
    }

    @Test
    void aTurnIsStoredWhole() throws SQLException {
        started("a", "work 2", "work 3");
        assertThat(rows("SELECT event_id || event_type FROM history ORDER BY event_id"))
                .containsExactly("1OrchestrationStarted", "2ActivityScheduled", "3ActivityScheduled");
        assertThat(rows("SELECT orchestration_name FROM instances")).containsExactly("Fanout");
        assertThat(rows("SELECT status FROM executions")).containsExactly("Running");
        assertThat(rows("SELECT count(*) FROM orchestrator_queue")).containsExactly("0");
        assertThat(rows("SELECT count(*) FROM instance_locks")).containsExactly("0");
        WorkItem work = fetchedWork();
        assertThat(work.instanceId()).isEqualTo("a");
        assertThat(work.activityId()).isEqualTo(2);
        assertThat(work.work()).isEqualTo("work 2");
        assertThat(work.attempt()).isEqualTo(1);
        assertThat(store.complete(work, "outcome 2")).isTrue();
        OrchestrationItem item = fetched();
        assertThat(item.messages()).containsExactly("outcome 2");
        assertThat(item.history()).hasSize(3);
        assertThat(store.complete(item, completed())).isPresent();
        assertThat(rows("SELECT status || output FROM executions WHERE completed_at >= started_at"))
                .containsExactly("Completedout");
    }

    @Test
    void theAgeOfAnExecutionBeginsWithItsStart() throws SQLException {
        store.enqueueMessage("a", 0, START);
        Sql.execute(DATABASE, "UPDATE orchestrator_queue SET created_at = created_at - interval '1 minute'");
        assertThat(store.complete(fetched(), result("Fanout", null, "first")).orElseThrow())
                .isGreaterThanOrEqualTo(Duration.ofMinutes(1).toNanos() / 1000);
    }

    @Test
    void anInstanceWhoseLeaseIsOverIsHandedOutAgain() {
        store.enqueueMessage("a", 0, START);
        store.fetchOrchestration(NONE);
        assertThat(fetched().attempt()).isEqualTo(2);
        assertThat(store.fetchOrchestration(LONG)).isEmpty();
    }

    @Test
    void anActivityWhoseLeaseIsOverIsHandedOutAgain() {
        store.enqueueWork("a", 2, "work");
        store.fetchWork(NONE);
        assertThat(fetchedWork().attempt()).isEqualTo(2);
        assertThat(store.fetchWork(LONG)).isEmpty();
    }

    @Test
    void aRenewedLeaseBeginsAnew() {
        store.enqueueWork("a", 2, "work");
        store.enqueueMessage("a", 0, START);
        assertThat(store.renew(store.fetchWork(NONE).orElseThrow(), LONG)).isTrue();
        assertThat(store.renew(store.fetchOrchestration(NONE).orElseThrow(), LONG))
                .isTrue();
        assertThat(store.fetchWork(LONG)).isEmpty();
        assertThat(store.fetchOrchestration(LONG)).isEmpty();
    }

    @Test
    void aLeaseThatIsOverAndThatNobodyElseHasTakenStillCounts() {
        store.enqueueWork("a", 2, "work");
        assertThat(store.complete(store.fetchWork(NONE).orElseThrow(), "outcome"))
                .isTrue();
        assertThat(store.complete(store.fetchOrchestration(NONE).orElseThrow(), result("Fanout", null, "x")))
                .isPresent();
    }

    @Test
    void whoHasLostAnInstanceChangesNothing() throws SQLException {
        store.enqueueMessage("a", 0, START);
        OrchestrationItem lost = store.fetchOrchestration(NONE).orElseThrow();
        OrchestrationItem held = fetched();
        assertThat(store.complete(lost, result("Other", null, "other"))).isEmpty();
        assertThat(store.renew(lost, LONG)).isFalse();
        assertThat(store.abandon(lost, NONE)).isFalse();
        assertThat(store.fetchOrchestration(LONG)).isEmpty();
        assertThat(store.complete(held, result("Fanout", null, "first"))).isPresent();
        assertThat(rows("SELECT event_data FROM history")).containsExactly("first");
        assertThat(rows("SELECT orchestration_name FROM instances")).containsExactly("Fanout");
    }

    @Test
    void whoHasLostAnActivityChangesNothing() throws SQLException {
        store.enqueueWork("a", 2, "work");
        WorkItem lost = store.fetchWork(NONE).orElseThrow();
        WorkItem held = fetchedWork();
        assertThat(store.complete(lost, "lost")).isFalse();
        assertThat(store.renew(lost, LONG)).isFalse();
        assertThat(store.abandon(lost, NONE)).isFalse();
        assertThat(store.giveBack(lost)).isFalse();
        assertThat(store.fetchWork(LONG)).isEmpty();
        assertThat(store.complete(held, "held")).isTrue();
        assertThat(rows("SELECT work_item FROM orchestrator_queue")).containsExactly("held");
    }

    @Test
    void completingTwiceIsCompletingOnce() throws SQLException {
        store.enqueueMessage("a", 0, START);
        OrchestrationItem item = fetched();
        TurnResult result = new TurnResult("Fanout", List.of(new StoredEvent(TurnResult.SCHEDULED, "work")), null);
        assertThat(store.complete(item, result)).isPresent();
        assertThat(store.complete(item, result)).isEmpty();
        WorkItem work = fetchedWork();
        assertThat(store.complete(work, "outcome")).isTrue();
        assertThat(store.complete(work, "outcome")).isFalse();
        assertThat(rows("SELECT count(*) FROM history")).containsExactly("1");
        assertThat(store.depths()).isEqualTo(new OrchestrationStore.Depths(1, 0));
    }

    @Test
    void whatIsAbandonedIsHandedOutAgainAfterItsDelay() {
        store.enqueueWork("a", 2, "work");
        store.enqueueMessage("a", 0, START);
        assertThat(store.abandon(fetchedWork(), LONG)).isTrue();
        assertThat(store.abandon(fetched(), LONG)).isTrue();
        assertThat(store.fetchWork(LONG)).isEmpty();
        assertThat(store.fetchOrchestration(LONG)).isEmpty();
        store.enqueueWork("b", 2, "work");
        store.enqueueMessage("b", 0, START);
        Duration soon = Duration.ofMillis(20);
        assertThat(store.abandon(fetchedWork(), soon)).isTrue();
        assertThat(store.abandon(fetched(), soon)).isTrue();
        Awaitility.await()
                .until(() -> store.fetchWork(LONG).filter(w -> w.attempt() == 2).isPresent());
        Awaitility.await()
                .until(() -> store.fetchOrchestration(LONG)
                        .filter(w -> w.attempt() == 2)
                        .isPresent());
    }

    @Test
    void whatIsGivenBackHasNotBeenTried() {
        store.enqueueWork("a", 2, "work");
        assertThat(store.giveBack(fetchedWork())).isTrue();
        assertThat(fetchedWork().attempt()).isEqualTo(1);
    }

    @Test
    void anInstanceThatFailsTakesItsActivitiesWithIt() throws SQLException {
        started("a", "work 2", "work 3");
        started("b", "work 2");
        WorkItem underWay = fetchedWork();
        store.complete(fetchedWork(), "outcome");
        assertThat(store.complete(fetched(), result(null, new InstanceStatus(State.FAILED, "why"), "end")))
                .isPresent();
        assertThat(store.complete(underWay, "outcome")).isFalse();
        assertThat(rows("SELECT instance_id FROM worker_queue")).containsExactly("b");
        assertThat(store.statuses(List.of("a", "b", "c")))
                .isEqualTo(Map.of("a", new InstanceStatus(State.FAILED, "why"), "b", InstanceStatus.RUNNING));
    }

    @Test
    void aStartIsSeenBeforeAndAfterItsFirstTurn() {
        assertThat(store.startOf("a")).isEmpty();
        store.enqueueMessage("a", 0, START);
        assertThat(store.startOf("a")).hasValue(START);
        assertThat(store.statuses(List.of("a"))).containsEntry("a", InstanceStatus.RUNNING);
        store.complete(fetched(), result("Fanout", null, START));
        assertThat(store.startOf("a")).hasValue(START);
        assertThat(store.statuses(List.of("a"))).containsEntry("a", InstanceStatus.RUNNING);
    }

    @Test
    void nothingIsStartedTwice() {
        store.enqueueMessage("a", 0, START);
        assertThatThrownBy(() -> store.enqueueMessage("a", 0, START)).isInstanceOf(StoreException.class);
        store.complete(fetched(), result("Fanout", null, START));
        assertThatThrownBy(() -> store.enqueueMessage("a", 0, START))
                .isInstanceOf(StoreException.class)
                .hasMessage("the database did not answer as it should: it refused a value (SQLSTATE 23505)");
    }
}
