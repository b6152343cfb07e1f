package io.writeproof.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A server that answers queries and waits for ever for a primary to follow. */
public final class Standby implements AutoCloseable {

    private final EmbeddedPostgres server;

    /**
     * Starts one.
     *
     * @param data an empty directory
     */
    public Standby(Path data) throws IOException {
        start(data).close();
        Files.createFile(data.resolve("standby.signal"));
        this.server = start(data);
    }

    private static EmbeddedPostgres start(Path data) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPgBinaryResolver(new FirstBinaries())
                .start();
    }

    public ConnectionSettings connection() {
        return new ConnectionSettings("127.0.0.1", server.getPort(), "postgres", "postgres", "", Map.of());
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
