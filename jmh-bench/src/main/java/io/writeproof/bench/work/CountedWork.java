package io.writeproof.bench.work;

import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.service.orchestration.store.WorkItem;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

/** Work that goes through the queue: in, to a dispatcher, done; with the count that proves that each item did so once. Thread-safe. */
public final class CountedWork {

    /** Longer than any iteration: nothing is handed out twice because its holder was slow. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final String WORK = "{\"type\":\"ActivityScheduled\",\"name\":\"ProcessTask\",\"input\":\"task-0\"}";
    private static final String OUTCOME = "{\"type\":\"ActivityCompleted\",\"result\":\"processed: task-0\"}";

    private final WorkTables tables;
    private final OrchestrationStore store;
    private final WorkFetch.Fetcher fetcher;
    private final LongAdder enqueued = new LongAdder();
    private final LongAdder completed = new LongAdder();

    /** Items go over {@code connections}, at most one of them for each thread. */
    public CountedWork(WorkTables tables, DataSource connections, WorkFetch fetch) {
        this.tables = tables;
        this.store = new OrchestrationStore(connections);
        this.fetcher = fetch.on(connections);
    }

    /** Begins anew with items that wait. */
    public void restart(int backlog) throws SQLException {
        tables.restart(backlog);
        enqueued.reset();
        enqueued.add(backlog);
        completed.reset();
    }

    /** Puts an item at the end; the two names together must be new. */
    public void enqueue(String instanceId, long activityId) {
        store.enqueueWork(instanceId, activityId, WORK);
        enqueued.increment();
    }

    /** The oldest item that nobody holds; empty when there is none. */
    public Optional<WorkItem> fetch() {
        return fetcher.fetch(LEASE);
    }

    /**
     * Ends an item.
     *
     * @throws IllegalStateException when somebody else has ended it
     */
    public void complete(WorkItem item) {
        if (!store.complete(item, OUTCOME)) {
            throw new IllegalStateException("item " + item.id() + " was handed out more than once");
        }
        completed.increment();
    }

    /**
     * Counts the rows.
     *
     * @throws io.writeproof.bench.fixture.WrongRowCountException when an item was lost, or was done more than once
     */
    public void verify() throws SQLException {
        tables.require(enqueued.sum() - completed.sum(), completed.sum());
    }
}
