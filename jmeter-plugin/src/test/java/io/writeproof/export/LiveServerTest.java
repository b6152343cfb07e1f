package io.writeproof.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients of all kinds of a live page: those that read, those that do not, and too many. */
class LiveServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LARGE = "x".repeat(1 << 20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Socket> sockets = new ArrayList<>();
    private InetSocketAddress address = new InetSocketAddress(0);
    private final AtomicInteger joined = new AtomicInteger();

    private final LiveServer.Content content = new LiveServer.Content() {
        @Override
        public byte[] page() {
            return "<p>page".getBytes(UTF_8);
        }

        @Override
        public byte[] timeline() {
            return "{}\n{}\n".getBytes(UTF_8);
        }

        @Override
        public void joined() {
            joined.incrementAndGet();
        }
    };

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void whoListensGetsWhatIsPublishedFromThenOnAndTheEnd() throws Exception {
        try (LiveServer server = LiveServer.start(address, content)) {
            server.publish("second", "{\"t\":1}\n");
            HttpResponse<Stream<String>> events = client.send(request("/events"), BodyHandlers.ofLines());
            await().atMost(PATIENCE).until(server::hasListeners);
            server.publish("second", "{\"t\":2}\n");
            server.publish("end", "{}");
            server.end(PATIENCE);

            assertThat(events.headers().firstValue("Content-Type")).hasValue("text/event-stream; charset=utf-8");
            assertThat(events.body().filter(line -> !line.isEmpty()))
                    .containsExactly("retry: 1000", "event: second", "data: {\"t\":2}", "event: end", "data: {}");
            assertThat(joined).hasValue(1);
        }
    }

    @Test
    void pageAndTimelineAreServedAndNothingElse() throws Exception {
        try (LiveServer server = LiveServer.start(address, content)) {
            assertThat(server.hasListeners()).isFalse();
            HttpResponse<String> page = get("/");
            assertThat(page.body()).isEqualTo("<p>page");
            assertThat(page.headers().map())
                    .containsEntry("content-type", List.of("text/html; charset=utf-8"))
                    .containsEntry("cache-control", List.of("no-store"));
            assertThat(get("/timeline").body()).isEqualTo("{}\n{}\n");
            assertThat(get("/metrics").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(uri("/"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void aClientThatNeverReadsIsCutOffAndHoldsUpNobody() throws Exception {
        try (LiveServer server = LiveServer.start(address, content)) {
            Socket silent = ask("/events");
            await().atMost(PATIENCE).until(server::hasListeners);
            await().atMost(PATIENCE).until(() -> {
                server.publish("sections", LARGE);
                return !server.hasListeners();
            });

            assertThat(get("/").statusCode()).isEqualTo(200);
            assertThat(silent.isConnected()).isTrue();
        }
    }

    @Test
    void aClientThatHangsUpIsForgotten() throws Exception {
        try (LiveServer server = LiveServer.start(address, content)) {
            Socket fickle = ask("/events");
            await().atMost(PATIENCE).until(server::hasListeners);
            fickle.close();
            await().atMost(PATIENCE).until(() -> {
                server.publish("second", "{}");
                return !server.hasListeners();
            });
        }
    }

    @Test
    void thereIsRoomForSixteenAndOneMoreIsToldToComeAgain() throws Exception {
        try (LiveServer server = LiveServer.start(address, content)) {
            for (int i = 0; i < LiveServer.MOST_CLIENTS; i++) {
                ask("/events");
            }
            await().atMost(PATIENCE).until(() -> joined.get() == LiveServer.MOST_CLIENTS);
            HttpResponse<String> refused = get("/");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");

            sockets.get(0).close();
            await().atMost(PATIENCE).until(() -> {
                server.publish("second", "{}");
                return get("/").statusCode() == 200;
            });
        }
    }

    @Test
    void theEndComesThoughSomebodyDoesNotRead() throws Exception {
        try (LiveServer server = LiveServer.start(address, content)) {
            Socket silent = ask("/events");
            await().atMost(PATIENCE).until(server::hasListeners);
            server.publish("end", LARGE.repeat(16));
            server.end(Duration.ofMillis(100));

            assertThatThrownBy(() -> get("/")).isInstanceOf(IOException.class);
            assertThat(silent.isConnected()).isTrue();
        }
    }

    /** Asks, and reads nothing. */
    private Socket ask(String path) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        sockets.add(socket);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(PATIENCE).build();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }
}
