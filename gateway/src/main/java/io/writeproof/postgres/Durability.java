package io.writeproof.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the server does with a commit before it answers, read back from the server itself.
 *
 * <p>Immutable. The settings are those of one session: {@code synchronous_commit} can differ by role, database and
 * transaction, so it must be read over a connection of the kind that writes.
 *
 * @param serverVersion for example {@code 18.6}
 * @param settings every setting of {@link #NAMES} that the server knows, by name
 */
public record Durability(String serverVersion, Map<String, String> settings) {

    /** The settings that decide what a commit costs and what it promises (PostgreSQL documentation, "Reliability"). */
    public static final Set<String> NAMES = Set.of(
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "commit_delay",
            "commit_siblings",
            "wal_level",
            "wal_buffers",
            "wal_compression",
            "wal_writer_delay",
            "max_wal_size",
            "checkpoint_timeout",
            "shared_buffers",
            "data_checksums",
            "autovacuum",
            "max_connections");

    private static final String QUERY = "SELECT name, current_setting(name) FROM pg_settings";

    /** Commit levels that wait for the local flush; {@code off} is the only one that does not. */
    private static final Set<String> FLUSHED = Set.of("on", "local", "remote_write", "remote_apply");

    public Durability {
        settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    }

    /**
     * Reads the settings in force on this connection.
     *
     * @throws DatabaseException if the server cannot be asked
     */
    public static Durability read(Connection connection) {
        Map<String, String> settings = new TreeMap<>();
        String version = "unknown";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (NAMES.contains(name)) {
                    settings.put(name, rows.getString(2));
                } else if (name.equals("server_version")) {
                    version = rows.getString(2).split(" ", 2)[0];
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot read the server's settings: " + DatabaseException.reason(e), e);
        }
        return new Durability(version, settings);
    }

    public String fsync() {
        return setting("fsync");
    }

    public String synchronousCommit() {
        return setting("synchronous_commit");
    }

    /** The value of one setting, or {@code unknown} on a server that does not have it. */
    public String setting(String name) {
        return settings.getOrDefault(name, "unknown");
    }

    /** Whether an acknowledged commit is on disk: {@code fsync} is on and the commit waits for the flush. */
    public boolean durable() {
        return fsync().equals("on") && FLUSHED.contains(synchronousCommit());
    }

    /** One line for people: {@code PostgreSQL 18.6, fsync=on, synchronous_commit=on}. */
    @Override
    public String toString() {
        return "PostgreSQL " + serverVersion + ", fsync=" + fsync() + ", synchronous_commit=" + synchronousCommit();
    }
}
