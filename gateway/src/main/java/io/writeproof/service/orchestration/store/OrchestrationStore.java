package io.writeproof.service.orchestration.store;

import io.writeproof.service.orchestration.store.Statements.Parameters;
import io.writeproof.service.orchestration.store.TurnResult.StoredEvent;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;

/**
 * The two queues of the orchestrations, their histories and their locks.
 *
 * <p>Whoever fetches an item holds it until its lease is over, or it completes or abandons it; nobody else gets it meanwhile.
 * After the lease it is handed out again, and what its first holder then says about it changes nothing. Each method is one
 * transaction, on a connection that it holds for no longer, and is tried again when it lost against another; each throws a
 * {@link StoreException} when the database does not do it. Leases and delays are counted by the server's clock. Thread-safe.
 */
public final class OrchestrationStore {

    /** The {@code source_event_id} of the message that starts an instance. */
    public static final long START = 0;

    private static final String ENQUEUE_MESSAGE =
            "INSERT INTO orchestrator_queue (instance_id, source_event_id, work_item) VALUES (?, ?, ?)";
    private static final String ENQUEUE_WORK =
            "INSERT INTO worker_queue (instance_id, activity_id, work_item) VALUES (?, ?, ?)";
    private static final String START_OF = "SELECT work_item FROM orchestrator_queue"
            + " WHERE instance_id = ? AND source_event_id = " + START
            + " UNION ALL SELECT event_data FROM history WHERE instance_id = ? AND event_id = 1";
    private static final String STATUSES = """
            SELECT w.instance_id, coalesce(e.status, 'Running'), e.output
            FROM unnest(?::text[]) AS w (instance_id)
            LEFT JOIN executions e ON e.instance_id = w.instance_id
            LEFT JOIN orchestrator_queue q ON q.instance_id = w.instance_id AND q.source_event_id = 0
            WHERE e.instance_id IS NOT NULL OR q.instance_id IS NOT NULL
            """;
    private static final String DEPTHS =
            "SELECT (SELECT count(*) FROM orchestrator_queue), (SELECT count(*) FROM worker_queue)";

    private final Statements statements;

    /**
     * Rows that wait in the queues, those that somebody holds included.
     *
     * @param orchestrator messages
     * @param worker activities
     */
    public record Depths(long orchestrator, long worker) {}

    /** Works on the tables that the connections' search path leads to. */
    public OrchestrationStore(DataSource connections) {
        this.statements = new Statements(connections);
    }

    /** Sends a message to an instance; {@code sourceEventId} names it within the instance and is {@link #START} for its start. */
    public void enqueueMessage(String instanceId, long sourceEventId, String message) {
        statements.update(
                ENQUEUE_MESSAGE, in -> in.add(instanceId).add(sourceEventId).add(message));
    }

    /** Adds an activity for the workers. */
    public void enqueueWork(String instanceId, long activityId, String work) {
        statements.update(ENQUEUE_WORK, in -> in.add(instanceId).add(activityId).add(work));
    }

    /** The oldest instance that has messages and that nobody holds. */
    public Optional<OrchestrationItem> fetchOrchestration(Duration lease) {
        return statements.query(
                "SELECT * FROM fetch_orchestration_item(?)",
                in -> in.add(lease.toMillis()),
                row -> row.next() ? Optional.of(orchestrationItem(row)) : Optional.empty());
    }

    private static OrchestrationItem orchestrationItem(ResultSet row) throws SQLException {
        return new OrchestrationItem(
                row.getString(1), row.getString(2), row.getInt(3), texts(row.getArray(4)), texts(row.getArray(5)));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    /**
     * Ends a turn: its messages are gone, its events are in the history, its activities are with the workers.
     *
     * @return the age of the execution in microseconds; empty if somebody else has the instance by now, and nothing has happened
     */
    public OptionalLong complete(OrchestrationItem item, TurnResult result) {
        InstanceStatus end = result.end();
        return statements.query(
                "SELECT ack_orchestration_item(?, ?, ?, ?, ?, ?, ?, ?)",
                in -> in.add(item.instanceId())
                        .add(item.lockToken())
                        .add(result.started())
                        .add((long) item.history().size() + 1)
                        .add(result.events().stream().map(StoredEvent::type))
                        .add(result.events().stream().map(StoredEvent::data))
                        .add(end == null ? null : end.state().label())
                        .add(end == null ? null : end.output()),
                OrchestrationStore::age);
    }

    private static OptionalLong age(ResultSet row) throws SQLException {
        row.next();
        long micros = row.getLong(1);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(micros);
    }

    /** Lets go of an instance, to be handed out again after the delay; false if somebody else has it by now. */
    public boolean abandon(OrchestrationItem item, Duration delay) {
        return holds(
                "SELECT abandon_orchestration_item(?, ?, ?)",
                in -> in.add(item.instanceId()).add(item.lockToken()).add(delay.toMillis()));
    }

    /** Makes the lease begin anew; false if somebody else has the instance by now. */
    public boolean renew(OrchestrationItem item, Duration lease) {
        return holds(
                "SELECT renew_orchestration_item_lock(?, ?, ?)",
                in -> in.add(item.instanceId()).add(item.lockToken()).add(lease.toMillis()));
    }

    /** The oldest activity that nobody holds. */
    public Optional<WorkItem> fetchWork(Duration lease) {
        return statements.query(
                "SELECT * FROM fetch_work_item(?)",
                in -> in.add(lease.toMillis()),
                row -> row.next() ? Optional.of(workItem(row)) : Optional.empty());
    }

    private static WorkItem workItem(ResultSet row) throws SQLException {
        return new WorkItem(
                row.getLong(1), row.getString(2), row.getLong(3), row.getString(4), row.getString(5), row.getInt(6));
    }

    /** Ends an activity: its outcome is a message to its instance. False if somebody else has it by now, or nobody wants it. */
    public boolean complete(WorkItem item, String outcome) {
        return holds(
                "SELECT ack_worker(?, ?, ?)",
                in -> in.add(item.id()).add(item.lockToken()).add(outcome));
    }

    /** Lets go of an activity that has failed, to be tried again after the delay; false if somebody else has it by now. */
    public boolean abandon(WorkItem item, Duration delay) {
        return letGo(item, delay, false);
    }

    /** Lets go of an activity that has not been tried, as if it had not been handed out; false if somebody else has it by now. */
    public boolean giveBack(WorkItem item) {
        return letGo(item, Duration.ZERO, true);
    }

    private boolean letGo(WorkItem item, Duration delay, boolean uncounted) {
        return holds(
                "SELECT abandon_work_item(?, ?, ?, ?)",
                in -> in.add(item.id())
                        .add(item.lockToken())
                        .add(delay.toMillis())
                        .add(uncounted));
    }

    /** Makes the lease begin anew; false if somebody else has the activity by now. */
    public boolean renew(WorkItem item, Duration lease) {
        return holds(
                "SELECT renew_work_item_lock(?, ?, ?)",
                in -> in.add(item.id()).add(item.lockToken()).add(lease.toMillis()));
    }

    private boolean holds(String sql, Parameters parameters) {
        return statements.query(sql, parameters, row -> row.next() && row.getBoolean(1));
    }

    /** The message that started an instance, dealt with or not; empty if nobody has started it. */
    public Optional<String> startOf(String instanceId) {
        return statements.query(
                START_OF,
                in -> in.add(instanceId).add(instanceId),
                row -> row.next() ? Optional.of(row.getString(1)) : Optional.empty());
    }

    /** How far these instances have come; one that nobody has started is left out. */
    public Map<String, InstanceStatus> statuses(Collection<String> instanceIds) {
        return statements.query(STATUSES, in -> in.add(instanceIds.stream()), row -> {
            Map<String, InstanceStatus> found = new HashMap<>();
            while (row.next()) {
                found.put(
                        row.getString(1),
                        new InstanceStatus(InstanceStatus.State.of(row.getString(2)), row.getString(3)));
            }
            return found;
        });
    }

    /** What waits now. */
    public Depths depths() {
        return statements.query(DEPTHS, in -> {}, row -> {
            row.next();
            return new Depths(row.getLong(1), row.getLong(2));
        });
    }
}
