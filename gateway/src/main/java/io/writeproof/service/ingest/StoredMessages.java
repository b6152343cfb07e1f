package io.writeproof.service.ingest;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads messages from the table; blocks its caller. Thread-safe. */
public final class StoredMessages {

    private static final String LATEST = "SELECT id, message_id, user_id, channel_id, content, created_at, inserted_at"
            + " FROM messages ORDER BY inserted_at DESC, id DESC LIMIT ?";

    private final DataSource connections;

    /** Reads over these connections. */
    public StoredMessages(DataSource connections) {
        this.connections = connections;
    }

    /**
     * The messages inserted last, the latest first.
     *
     * @throws ServiceException that says {@link Reason#UNAVAILABLE} if the database does not answer
     */
    public List<StoredMessage> latest(int most) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(LATEST)) {
            statement.setInt(1, most);
            List<StoredMessage> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(message(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new ServiceException(
                    Reason.UNAVAILABLE,
                    "the database cannot be read (SQLSTATE " + e.getSQLState() + "); send the request again later");
        }
    }

    private static StoredMessage message(ResultSet row) throws SQLException {
        return new StoredMessage(
                row.getLong("id"),
                row.getObject("message_id", UUID.class),
                row.getInt("user_id"),
                row.getInt("channel_id"),
                row.getString("content"),
                instant(row, "created_at"),
                instant(row, "inserted_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
