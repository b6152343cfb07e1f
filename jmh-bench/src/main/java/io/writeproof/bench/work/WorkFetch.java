package io.writeproof.bench.work;

import io.writeproof.service.orchestration.store.OrchestrationStore;
import io.writeproof.service.orchestration.store.WorkItem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The ways in which a dispatcher takes the oldest work item that is free; each is one statement, and a transaction of its own. */
public enum WorkFetch {
    /** The gateway's: rows that others are just taking are passed over. */
    SKIP_LOCKED,
    /** A row that another is just taking is waited for. */
    FOR_UPDATE,
    /** An advisory lock for each row, tried from the oldest on. */
    ADVISORY_LOCK;

    /** This way, over connections whose search path leads to the tables. */
    Fetcher on(DataSource connections) {
        return switch (this) {
            case SKIP_LOCKED -> new OrchestrationStore(connections)::fetchWork;
            case FOR_UPDATE -> lease -> fetch("fetch_work_item_waiting", connections, lease);
            case ADVISORY_LOCK -> lease -> fetch("fetch_work_item_advisory", connections, lease);
        };
    }

    private static Optional<WorkItem> fetch(String function, DataSource connections, Duration lease) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT * FROM " + function + "(?)")) {
            statement.setLong(1, lease.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new WorkItem(
                                row.getLong(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                row.getInt(6)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot fetch by " + function + ": " + e.getMessage(), e);
        }
    }

    /** Takes items from the queue. For any thread. */
    interface Fetcher {

        /** The oldest item that nobody holds, held for the time of the lease; empty when there is none. */
        Optional<WorkItem> fetch(Duration lease);
    }
}
