package io.writeproof.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.writeproof.postgres.ConnectionPool;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.service.Background;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.WriteWatch;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a registration is compared with, and where. */
class RegistrarPromiseTest {

    private static final String STRING = "{\"type\":\"string\"}";
    private static final String NUMBER = "{\"type\":\"number\"}";

    private final ConnectionSettings database = SharedServer.newSchema("schema-registry");
    private final WriteWatch<RegisteredSchema> watch = new WriteWatch<>();
    private final HikariDataSource pool = ConnectionPool.open(database, 6);
    private final WritePath<RegisteredSchema> path = WriteMode.GROUP_COMMIT.open(
            pool, SchemaTable.DESTINATION, WriteMode.GROUP_COMMIT.defaults(), watch.before(WriteListener.silent()));
    private final Background readers = new Background("test-read", 4);
    private final Background checkers = new Background("test-check", 2);
    private final Registrar registrar = new Registrar(
            new HandOff<>(path, 1, 1), watch, new SchemaQueries(pool), new Registrar.Threads(readers, checkers));

    @AfterEach
    void close() {
        path.close();
        readers.close();
        checkers.close();
        pool.close();
    }

    private CompletionStage<Registered> register(int major, CompatibilityMode mode, String content) {
        return registrar.register(TestSchemas.wanted(major, mode, content));
    }

    private static void assertConflict(CompletionStage<Registered> registration, String why) {
        assertThatThrownBy(() -> registration.toCompletableFuture().join())
                .cause()
                .hasMessageContaining(why)
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
    }

    private List<String> registeredVersions() throws Exception {
        return Sql.column(database, "SELECT version_major FROM schemas ORDER BY 1");
    }

    /** Every other one contradicts the one before it; none is committed when the last of them is sent. */
    @Test
    void versionsSentTogetherKeepTheirPromiseTowardsOneAnother() throws Exception {
        List<CompletableFuture<Registered>> sent = IntStream.range(2, 42)
                .mapToObj(major -> register(major, CompatibilityMode.BACKWARD, major % 2 == 0 ? STRING : NUMBER)
                        .toCompletableFuture())
                .toList();
        for (int i = 0; i < sent.size(); i += 2) {
            sent.get(i).join();
            assertConflict(sent.get(i + 1), "is not BACKWARD compatible with version " + (i + 2) + ".0.0 of");
        }
        assertThat(registeredVersions())
                .containsExactlyElementsOf(IntStream.range(1, 21)
                        .mapToObj(i -> String.valueOf(2 * i))
                        .toList());
    }

    @Test
    void aPromiseTowardsMoreVersionsThanAreComparedIsRefused() throws Exception {
        Sql.execute(database, """
                INSERT INTO schemas (id, namespace, name, version_major, version_minor, version_patch, format, content,
                        content_hash, state, compatibility_mode, created_at, updated_at, metadata, tags)
                SELECT gen_random_uuid(), 'n', 's', 0, 0, i, 'JSON', '{"type":"string"}', repeat('0', 64), 'ACTIVE', 'NONE',
                        now(), now(), '{}', '{}' FROM generate_series(1, 1000) i
                """);
        register(2, CompatibilityMode.FULL_TRANSITIVE, STRING)
                .toCompletableFuture()
                .join();
        assertConflict(
                register(3, CompatibilityMode.FULL_TRANSITIVE, STRING),
                "there are more than 1000 earlier versions of this name");
        register(3, CompatibilityMode.FULL, STRING).toCompletableFuture().join();
        assertThat(registeredVersions()).contains("3");
    }

    /** A comparison may take long, and what is read is waited for by everybody. */
    @Test
    void theReadersLeaveTheComparisonToTheCheckers() {
        checkers.close();
        register(2, CompatibilityMode.BACKWARD, STRING).toCompletableFuture().join();
        assertThatThrownBy(() -> register(3, CompatibilityMode.BACKWARD, STRING)
                        .toCompletableFuture()
                        .join())
                .hasMessageContaining("too many requests wait for a test-check");
    }
}
