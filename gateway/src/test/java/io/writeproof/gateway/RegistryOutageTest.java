package io.writeproof.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.testing.CuttingProxy;
import io.writeproof.testing.CuttingProxy.Direction;
import io.writeproof.testing.SharedServer;
import io.writeproof.testing.Sql;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema registry while its database is away, and when a connection is lost at a bad moment. */
class RegistryOutageTest {

    private static final ConnectionSettings SERVER = SharedServer.server().connection();

    @Test
    void whatIsInMemoryIsServedWhileTheDatabaseIsAwayAndTheRestIsPutOff() throws Exception {
        Sql.execute(SERVER, "CREATE ROLE registry_outage SUPERUSER LOGIN");
        ConnectionSettings login = new ConnectionSettings(
                SERVER.host(), SERVER.port(), SERVER.database(), "registry_outage", "", SERVER.parameters());
        try (TestRegistry registry =
                TestRegistry.start("write.mode = \"group-commit\"\nwrite.retry_for_ms = 100\n", login)) {
            String id = registry.registered(TestRegistry.body("outage.known", "{\"type\":\"object\"}"));
            lockOut();
            assertThat(registry.schema(id).statusCode()).isEqualTo(200);
            assertThat(registry.post("/api/v1/validate/" + id, "{}").body()).isEqualTo("{\"is_valid\":true}");
            assertThat(registry.check(id, id, "FULL").path("is_compatible").booleanValue())
                    .isTrue();
            putOff(registry.register(TestRegistry.body("outage.other", "{}")));
            putOff(registry.schema(UUID.randomUUID().toString()));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(TestGateway.json(registry.gateway().get("/health"))
                                            .path("status")
                                            .textValue())
                                    .isEqualTo("degraded"));
            assertThat(registry.gateway().get("/health").statusCode()).isEqualTo(200);
            assertThat(registry.schema(id).statusCode()).isEqualTo(200);
            Sql.execute(SERVER, "ALTER ROLE registry_outage LOGIN");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(registry.register(TestRegistry.body("outage.other", "{}"))
                                    .statusCode())
                            .isIn(200, 201));
            assertThat(registry.rows("SELECT name FROM schemas ORDER BY name")).containsExactly("known", "other");
        }
        Sql.execute(SERVER, "DROP OWNED BY registry_outage CASCADE");
        Sql.execute(SERVER, "DROP ROLE registry_outage");
    }

    private static void lockOut() throws Exception {
        Sql.execute(SERVER, "ALTER ROLE registry_outage NOLOGIN");
        Sql.execute(SERVER, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'registry_outage'");
    }

    private static void putOff(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(TestGateway.json(response).path("detail").textValue()).contains("send the request again later");
    }

    /** Wherever the connection breaks, one answer and one row with its id. */
    @ParameterizedTest
    @CsvSource({"sync,0", "sync,1", "sync,2", "sync,3", "group-commit,0", "group-commit,1", "group-commit,2"})
    void aRegistrationWhoseConnectionIsLostIsThereOnce(String mode, int messages) throws Exception {
        for (Direction direction : Direction.values()) {
            try (CuttingProxy proxy = new CuttingProxy(SERVER);
                    TestRegistry registry = TestRegistry.start("write.mode = \"" + mode + "\"\n", proxy.settings())) {
                registry.registered(TestRegistry.body("cut.before", "{}"));
                proxy.cutAfter(direction, messages);
                String id = registry.registered(TestRegistry.body("cut.while", "{}"));
                proxy.disarm();
                assertThat(registry.rows("SELECT id FROM schemas WHERE name = 'while'"))
                        .containsExactly(id);
            }
        }
    }
}
