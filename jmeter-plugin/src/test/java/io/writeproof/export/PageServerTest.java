package io.writeproof.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PageServerTest {

    private InetSocketAddress address = new InetSocketAddress(0);

    @BeforeEach
    void findPort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
    }

    @Test
    void eachRequestGetsAPageOfItsOwn() throws Exception {
        int[] pages = new int[1];
        try (PageServer server = PageServer.start(address, () -> bytes("page " + ++pages[0]))) {
            assertThat(server).isNotNull();
            assertThat(get("/metrics").body()).isEqualTo("page 1");
            HttpResponse<String> second = get("/metrics?x=1");
            assertThat(second.body()).isEqualTo("page 2");
            assertThat(second.headers().firstValue("Content-Type"))
                    .hasValue("text/plain; version=0.0.4; charset=utf-8");
        }
    }

    @Test
    void thereIsNothingElse() throws Exception {
        try (PageServer server = PageServer.start(address, () -> bytes("page"))) {
            assertThat(server).isNotNull();
            assertThat(get("/").statusCode()).isEqualTo(404);
            assertThat(get("/metrics/more").statusCode()).isEqualTo(404);
            HttpRequest post = HttpRequest.newBuilder(uri("/metrics"))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(post, BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void aPortBelongsToOneServerAtATime() throws Exception {
        try (PageServer first = PageServer.start(address, () -> bytes("first"))) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> PageServer.start(address, () -> bytes("second")))
                    .isInstanceOf(IOException.class);
        }
        try (PageServer next = PageServer.start(address, () -> bytes("next"))) {
            assertThat(next).isNotNull();
            assertThat(get("/metrics").body()).isEqualTo("next");
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + address.getPort() + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
