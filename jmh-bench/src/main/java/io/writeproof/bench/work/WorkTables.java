package io.writeproof.bench.work;

import io.writeproof.bench.fixture.WrongRowCountException;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.RunSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The tables of the orchestrations in a schema beside that of a run: emptied before an iteration, counted after it. Not thread-safe. */
public final class WorkTables implements AutoCloseable {

    private final ConnectionSettings inSchema;
    private final Connection connection;

    private WorkTables(ConnectionSettings inSchema, Connection connection) {
        this.inSchema = inSchema;
        this.connection = connection;
    }

    /** The schema of these tables for a run whose own schema is {@code schema}. */
    public static String beside(String schema) {
        return schema + "_work";
    }

    /** Creates the schema where it is missing, with all ways to fetch. */
    public static WorkTables open(ConnectionSettings run) throws SQLException {
        String schema = beside(run.parameters().getOrDefault("currentSchema", "bench"));
        RunSchema.migrate(run, schema, "orchestration");
        ConnectionSettings inSchema = run.inSchema(schema);
        WorkTables tables = new WorkTables(inSchema, inSchema.connect());
        tables.execute(fetches());
        return tables;
    }

    private static String fetches() {
        try (InputStream sql = Objects.requireNonNull(WorkTables.class.getResourceAsStream("fetches.sql"))) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leads to these tables. */
    public ConnectionSettings connection() {
        return inSchema;
    }

    /** Empties both queues and puts {@code backlog} items into that of the workers. */
    public void restart(int backlog) throws SQLException {
        execute("TRUNCATE worker_queue, orchestrator_queue;"
                + " INSERT INTO worker_queue (instance_id, activity_id, work_item)"
                + " SELECT 'backlog', item, 'waiting' FROM generate_series(1, " + backlog + ") AS item;"
                + " ANALYZE worker_queue");
    }

    /**
     * Counts the items that are left and free, and the outcomes of the others.
     *
     * @throws WrongRowCountException when an item is missing, is held by nobody any more, or has been handed out more than once
     */
    public void require(long left, long completed) throws SQLException {
        require("worker_queue", "worker_queue WHERE attempt_count = 0", left);
        require("orchestrator_queue", "orchestrator_queue", completed);
        require("worker_queue, held by nobody any more", "worker_queue WHERE attempt_count > 0", 0);
    }

    private void require(String place, String rows, long expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("SELECT count(*) FROM " + rows)) {
            count.next();
            if (count.getLong(1) != expected) {
                throw new WrongRowCountException(place, expected, count.getLong(1));
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
