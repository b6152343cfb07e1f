package io.writeproof.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** What the schema registry has for those who test it under load. */
class RegistryUnderLoadTest {

    private static final String SCHEMA = TestRegistry.object("a", "string");

    @Test
    void connectionsAreShownAsLongAsTheyAreOpen() throws Exception {
        try (TestRegistry registry = TestRegistry.start("write.mode = \"sync\"\n")) {
            int port = Integer.parseInt(registry.gateway().url().replaceFirst(".*:", ""));
            awaitMetric(registry, "schema_registry_active_connections 1.0");
            Socket one = connected(port);
            Socket other = connected(port);
            awaitMetric(registry, "schema_registry_active_connections 3.0");
            one.close();
            awaitMetric(registry, "schema_registry_active_connections 2.0");
            other.close();
            awaitMetric(registry, "schema_registry_active_connections 1.0");
        }
    }

    /** A connection counts from its first bytes on: until then it is not known which protocol it speaks. */
    private static Socket connected(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write("GET /health HTTP/1.1\r\nHost: test\r\n\r\n".getBytes(UTF_8));
        return socket;
    }

    private static void awaitMetric(TestRegistry registry, String line) {
        await().untilAsserted(() ->
                assertThat(registry.gateway().get("/metrics").body()).contains(line + "\n"));
    }

    @Test
    void aRetrievalHeldUpOnPurposeHoldsNothingElseUp() throws Exception {
        try (TestRegistry registry = TestRegistry.start("""
                write.mode = "sync"
                server.drain_deadline_ms = 1
                schema_registry.retrieve_delay_ms = 60000
                """)) {
            String id = registry.registered(TestRegistry.body("slow.one", SCHEMA));
            CompletableFuture<HttpResponse<String>> retrieval = CompletableFuture.supplyAsync(() -> read(registry, id));
            registry.registered(TestRegistry.body("slow.two", SCHEMA));
            assertThat(registry.post("/api/v1/validate/" + id, "{}").statusCode())
                    .isEqualTo(200);
            assertThat(retrieval).isNotDone();
        }
    }

    @Test
    void aRetrievalHeldUpOnPurposeIsAnsweredLikeAnyOther() throws Exception {
        try (TestRegistry registry =
                TestRegistry.start("write.mode = \"sync\"\nschema_registry.retrieve_delay_ms = 1\n")) {
            String id = registry.registered(TestRegistry.body("slow.answer", SCHEMA));
            assertThat(registry.schema(id).body()).contains(id);
            assertThat(registry.schema(id.replace('0', '1')).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<String> read(TestRegistry registry, String id) {
        try {
            return registry.schema(id);
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }
}
