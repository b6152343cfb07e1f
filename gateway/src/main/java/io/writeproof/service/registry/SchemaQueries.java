package io.writeproof.service.registry;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Reads schemas from the table; blocks its caller. Thread-safe.
 *
 * <p>Every method throws a {@link ServiceException} that says {@link Reason#UNAVAILABLE} when the database does not answer.
 */
final class SchemaQueries {

    private static final String SELECT =
            "SELECT id, namespace, name, version_major, version_minor, version_patch, format,"
                    + " content, content_hash, state, compatibility_mode, created_at FROM schemas ";
    private static final String BY_ID = SELECT + "WHERE id = ?";
    private static final String OF_NAME = SELECT + "WHERE namespace = ? AND name = ? ";
    private static final String BY_VERSION = OF_NAME + "AND (version_major, version_minor, version_patch) = (?, ?, ?)";
    private static final String EARLIER = OF_NAME + "AND (version_major, version_minor, version_patch) < (?, ?, ?)"
            + " AND format = 'JSON' ORDER BY version_major DESC, version_minor DESC, version_patch DESC LIMIT ?";

    private final DataSource connections;

    SchemaQueries(DataSource connections) {
        this.connections = connections;
    }

    /** At most one. */
    List<RegisteredSchema> byId(UUID id) {
        return query(BY_ID, id);
    }

    /** At most one. */
    List<RegisteredSchema> byVersion(SchemaName name, SchemaVersion version) {
        return query(BY_VERSION, name.namespace(), name.name(), version.major(), version.minor(), version.patch());
    }

    /** The JSON Schemas of that name before that version, the latest first. */
    List<RegisteredSchema> before(SchemaName name, SchemaVersion version, int most) {
        return query(EARLIER, name.namespace(), name.name(), version.major(), version.minor(), version.patch(), most);
    }

    private List<RegisteredSchema> query(String sql, Object... parameters) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<RegisteredSchema> found = new ArrayList<>(1);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(schema(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new ServiceException(
                    Reason.UNAVAILABLE,
                    "the database cannot be read (SQLSTATE " + e.getSQLState() + "); send the request again later");
        }
    }

    private static RegisteredSchema schema(ResultSet row) throws SQLException {
        Registration registration = new Registration(
                new SchemaName(row.getString("namespace"), row.getString("name")),
                new SchemaVersion(
                        row.getInt("version_major"), row.getInt("version_minor"), row.getInt("version_patch")),
                SchemaFormat.valueOf(row.getString("format")),
                row.getString("content"),
                SchemaState.valueOf(row.getString("state")),
                CompatibilityMode.valueOf(row.getString("compatibility_mode")),
                Registration.Notes.NONE);
        return new RegisteredSchema(
                row.getObject("id", UUID.class),
                registration,
                row.getString("content_hash"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
