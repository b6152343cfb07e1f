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
import io.writeproof.service.registry.Registered.Since;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import io.writeproof.write.DrainReport;
import io.writeproof.write.Receipt;
import io.writeproof.write.Unwritten;
import io.writeproof.write.WriteListener;
import io.writeproof.write.WriteMode;
import io.writeproof.write.WritePath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Registrations that meet another one at the worst moment: between a lost connection and the retry. */
class RegistrarTest {

    private final ConnectionSettings database = SharedServer.newSchema("schema-registry");
    private final WriteWatch<RegisteredSchema> watch = new WriteWatch<>();
    private final WriteListener<RegisteredSchema> listener = watch.before(WriteListener.silent());
    private HikariDataSource pool = ConnectionPool.open(database, 2);
    private WritePath<RegisteredSchema> path =
            WriteMode.SYNC.open(pool, SchemaTable.DESTINATION, WriteMode.SYNC.defaults(), listener);

    @AfterEach
    void close() {
        path.close();
        pool.close();
    }

    /** A path whose retry finds another's row and leaves it alone, as a real one does after a lost connection. */
    private WritePath<RegisteredSchema> overtakenBy(RegisteredSchema other) {
        return new WritePath<>() {
            @Override
            public CompletionStage<Receipt> write(RegisteredSchema row) {
                CompletionStage<Receipt> written = path.write(other);
                listener.retrying(1, "the connection was lost");
                return written;
            }

            @Override
            public List<Unwritten<RegisteredSchema>> writeIfAbsent(List<RegisteredSchema> rows) {
                return path.writeIfAbsent(rows);
            }

            @Override
            public WriteMode mode() {
                return WriteMode.GROUP_COMMIT;
            }

            @Override
            public int pending() {
                return 0;
            }

            @Override
            public DrainReport drain(Duration deadline) {
                return path.drain(deadline);
            }

            @Override
            public void close() {}
        };
    }

    private static Registration wanted(String content) {
        return TestSchemas.wanted(1, CompatibilityMode.BACKWARD, content);
    }

    private Registered register(Registration wanted, RegisteredSchema overtaking) {
        Background readers = new Background("test-read", 1);
        HandOff<RegisteredSchema> rows = new HandOff<>(overtakenBy(overtaking), 1, 1);
        Registrar registrar =
                new Registrar(rows, watch, new SchemaQueries(pool), new Registrar.Threads(readers, readers));
        return registrar.register(wanted).toCompletableFuture().join();
    }

    private static RegisteredSchema other(String content) {
        return TestSchemas.of(UUID.randomUUID(), content);
    }

    @Test
    void aRetryThatFoundAnotherContentIsNoSuccess() throws Exception {
        RegisteredSchema other = other("{}");
        assertThatThrownBy(() -> register(wanted("true"), other))
                .cause()
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
        assertThat(Sql.column(database, "SELECT id FROM schemas"))
                .containsExactly(other.id().toString());
    }

    @Test
    void aRetryThatFoundTheSameContentAnswersWithItsId() {
        RegisteredSchema other = other("{}");
        Registered registered = register(wanted("{}"), other);
        assertThat(registered.since()).isEqualTo(Since.BEFORE);
        assertThat(registered.schema().id()).isEqualTo(other.id());
    }
}
