package io.writeproof.parity;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A schema of its own with the inference tables, on the one durable PostgreSQL of this module's tests. */
public final class InferenceDatabase {

    private static @Nullable EmbeddedPostgres server;

    /** What makes the tables. */
    public static final String TABLES = """
            create table chat_inferences (id uuid, created_at timestamptz default now(), tags jsonb not null);
            create table json_inferences (id uuid, created_at timestamptz default now(), tags jsonb not null);
            create table model_inferences (id uuid default gen_random_uuid(), created_at timestamptz default now(),
                                           inference_id uuid);
            create index on model_inferences (inference_id)
            """;

    private final String schema = "t_" + UUID.randomUUID().toString().replace("-", "");
    private final String runId = UUID.randomUUID().toString();

    public InferenceDatabase() {
        execute("create schema " + schema + "; set search_path to " + schema + ";" + TABLES);
    }

    public String schema() {
        return schema;
    }

    public String runId() {
        return runId;
    }

    /** Without user and schema, as a person would write it. */
    public static String url() {
        return "postgresql://localhost:" + server().getPort() + "/postgres";
    }

    public PostgresAddress address() {
        try {
            return PostgresAddress.parse(url()).withUser("postgres").inSchema(schema);
        } catch (ParityException e) {
            throw new AssertionError(e);
        }
    }

    /** A whole inference. */
    public void insert(String key) {
        UUID id = UUID.randomUUID();
        insertParent(id, key);
        insertChild(id);
    }

    public void insertParent(UUID id, @Nullable String key) {
        try (Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("insert into " + schema
                        + ".chat_inferences (id, tags) values (?, jsonb_strip_nulls(jsonb_build_object("
                        + "'load_test_run_id', ?::text, 'load_test_request_id', ?::text)))")) {
            insert.setObject(1, id);
            insert.setString(2, runId);
            insert.setString(3, key);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void insertChild(UUID parent) {
        execute("insert into " + schema + ".model_inferences (inference_id) values ('" + parent + "')");
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection connect() throws SQLException {
        return server().getPostgresDatabase().getConnection();
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }
}
