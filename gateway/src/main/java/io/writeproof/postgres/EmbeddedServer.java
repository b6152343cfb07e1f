package io.writeproof.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/**
 * A real PostgreSQL server, started for one purpose and gone afterwards, that keeps its promises.
 *
 * <p>The embedded distribution is made for unit tests and turns {@code fsync} and {@code synchronous_commit} off; both are
 * on here, and read back before the server is handed out. The data directory lies in the JVM's temporary directory; on a
 * RAM disk no flush reaches anything, so {@link #storageWarning()} says it.
 *
 * <p>Not thread-safe; {@link #close()} stops the server and deletes its data. Nothing else does: whoever starts a server
 * closes it in a shutdown hook, after everything that still needs it.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Set<String> MEMORY_FILESYSTEMS = Set.of("tmpfs", "ramfs");

    private final EmbeddedPostgres server;
    private final Path data;
    private final Durability durability;

    private EmbeddedServer(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
        try (Connection connection = connection().connect()) {
            this.durability = Durability.read(connection);
        } catch (SQLException e) {
            throw new DatabaseException("Cannot close a connection: " + DatabaseException.reason(e), e);
        }
    }

    /** Starts a server with the defaults of PostgreSQL and durable commits. */
    public static EmbeddedServer start() {
        return start(Map.of());
    }

    /**
     * Starts a server with settings of {@code postgresql.conf} on top of the durable defaults.
     *
     * @throws DatabaseException if it does not start
     */
    public static EmbeddedServer start(Map<String, String> settings) {
        Path data = temporaryDirectory();
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPgBinaryResolver(new FirstBinaries())
                .setCleanDataDirectory(true)
                // Shutdown hooks run side by side: its own would stop the server while its owner still drains.
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "300")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB");
        settings.forEach(builder::setServerConfig);
        try {
            return new EmbeddedServer(builder.start(), data);
        } catch (IOException | IllegalStateException e) {
            deleteEmpty(data);
            throw new DatabaseException(
                    "The embedded PostgreSQL server did not start: " + e.getMessage()
                            + ". Give a server of your own by --postgres-url or DATABASE_URL",
                    e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("writeproof-postgres-");
        } catch (IOException e) {
            throw new DatabaseException("Cannot create a data directory for the embedded server: " + e.getMessage(), e);
        }
    }

    /** What a start that failed early leaves behind; a directory with something in it tells why, and stays. */
    private static void deleteEmpty(Path data) {
        String[] content = data.toFile().list();
        if (content != null && content.length == 0 && !data.toFile().delete()) {
            throw new DatabaseException("Cannot delete " + data);
        }
    }

    public ConnectionSettings connection() {
        return new ConnectionSettings("127.0.0.1", server.getPort(), "postgres", "postgres", "", Map.of());
    }

    /** The settings read back from the running server. */
    public Durability durability() {
        return durability;
    }

    /** Empty, or a sentence that says why commits of this server reach no disk although it believes they do. */
    public String storageWarning() {
        try {
            String type = Files.getFileStore(data).type();
            return MEMORY_FILESYSTEMS.contains(type)
                    ? "the data directory is on " + type
                            + ", so no commit reaches a disk; choose another with -Djava.io.tmpdir=DIRECTORY"
                    : "";
        } catch (IOException e) {
            return "the file system of the data directory is unknown: " + e.getMessage();
        }
    }

    /**
     * Stops the server and deletes its data.
     *
     * @throws DatabaseException if it cannot be stopped
     */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new DatabaseException("The embedded PostgreSQL server did not stop: " + e.getMessage(), e);
        }
    }
}
