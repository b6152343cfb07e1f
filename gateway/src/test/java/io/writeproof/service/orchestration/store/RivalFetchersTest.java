package io.writeproof.service.orchestration.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.orchestration.store.TurnResult.StoredEvent;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many who fetch from the same queues at once. */
class RivalFetchersTest {

    private static final int RIVALS = 12;
    private static final int INSTANCES = 40;
    private static final int MESSAGES = 10;
    private static final Duration LONG = Duration.ofMinutes(1);

    private static void atOnce(Callable<?> rival) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
        try {
            for (Future<?> ended : threads.invokeAll(Collections.nCopies(RIVALS, rival::call))) {
                ended.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void noActivityIsHandedOutTwice() throws Exception {
        ConnectionSettings database = SharedServer.newSchema("orchestration");
        try (HikariDataSource pool = ConnectionPool.open(database, RIVALS)) {
            OrchestrationStore store = new OrchestrationStore(pool);
            int items = INSTANCES * MESSAGES;
            for (int i = 1; i <= items; i++) {
                store.enqueueWork("a", i, "work");
            }
            Set<Long> seen = ConcurrentHashMap.newKeySet();
            AtomicInteger twice = new AtomicInteger();
            atOnce(() -> {
                Optional<WorkItem> item = store.fetchWork(LONG);
                while (item.isPresent()) {
                    if (!seen.add(item.get().activityId())) {
                        twice.incrementAndGet();
                    }
                    assertThat(store.complete(item.get(), "outcome")).isTrue();
                    item = store.fetchWork(LONG);
                }
                return null;
            });
            assertThat(twice).hasValue(0);
            assertThat(seen).hasSize(items);
            assertThat(store.depths()).isEqualTo(new OrchestrationStore.Depths(items, 0));
        }
    }

    /** Rivals hold instances against each other while more messages arrive; each message is in one turn and in no second. */
    @Test
    void noTwoHaveOneInstanceAndNoMessageIsLost() throws Exception {
        ConnectionSettings database = SharedServer.newSchema("orchestration");
        try (HikariDataSource pool = ConnectionPool.open(database, RIVALS)) {
            OrchestrationStore store = new OrchestrationStore(pool);
            for (int instance = 0; instance < INSTANCES; instance++) {
                store.enqueueMessage("i" + instance, OrchestrationStore.START, "0");
            }
            Map<String, AtomicInteger> holders = new ConcurrentHashMap<>();
            List<String> wrong = Collections.synchronizedList(new ArrayList<>());
            AtomicInteger next = new AtomicInteger();
            AtomicInteger dealtWith = new AtomicInteger();
            atOnce(() -> {
                while (dealtWith.get() < INSTANCES * (MESSAGES + 1)) {
                    int message = next.getAndIncrement();
                    if (message < INSTANCES * MESSAGES) {
                        store.enqueueMessage("i" + message % INSTANCES, 1 + message / INSTANCES, "more");
                    }
                    store.fetchOrchestration(LONG)
                            .ifPresent(item -> dealtWith.addAndGet(turn(store, item, holders, wrong)));
                }
                return null;
            });
            assertThat(wrong).isEmpty();
            assertThat(Sql.column(database, "SELECT count(*) FROM history GROUP BY instance_id"))
                    .hasSize(INSTANCES)
                    .containsOnly(String.valueOf(MESSAGES + 1));
            assertThat(Sql.count(database, "orchestrator_queue")).isZero();
            assertThat(Sql.count(database, "instance_locks")).isZero();
        }
    }

    private static int turn(
            OrchestrationStore store, OrchestrationItem item, Map<String, AtomicInteger> holders, List<String> wrong) {
        AtomicInteger holding = holders.computeIfAbsent(item.instanceId(), id -> new AtomicInteger());
        if (holding.incrementAndGet() != 1) {
            wrong.add(item.instanceId() + " has two holders");
        }
        if (item.attempt() != 1) {
            wrong.add(item.instanceId() + " was handed out again");
        }
        List<StoredEvent> events =
                item.messages().stream().map(data -> new StoredEvent("T", data)).toList();
        holding.decrementAndGet();
        boolean first = item.history().isEmpty();
        if (store.complete(item, new TurnResult(first ? "Fanout" : null, events, null))
                .isEmpty()) {
            wrong.add(item.instanceId() + " was lost");
        }
        return events.size();
    }
}
