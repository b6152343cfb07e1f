package io.writeproof.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.writeproof.request.Origin.Scheme;
import io.writeproof.request.ScriptedServer.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.http.HttpException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.TruncatedChunkException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.HttpHostConnectException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when there is no answer, or none that can be understood. */
class BrokenExchangeTest {

    private final Client client = new Client();

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"})
    void anAnswerThatIsCutOffIsNoAnswerAndTheRequestIsNotSentAgain(String beginning) throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.last(beginning), Reply.of(Client.OK))) {
            assertThatThrownBy(() -> client.exchange(server, Client.post("row")))
                    .isInstanceOfAny(IOException.class, HttpException.class);

            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void chunksThatBreakOffAreAFailure() throws Exception {
        Reply half = Reply.last("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nl");
        try (ScriptedServer server = ScriptedServer.with(half)) {
            assertThatThrownBy(() -> client.exchange(server, Client.get())).isInstanceOf(TruncatedChunkException.class);
        }
    }

    @Test
    void aConnectionThatBreaksUnderARequestFailsItOnceAndTheNextOneHasANewConnection() throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.of(Client.OK), Reply.last(""), Reply.of(Client.OK))) {
            client.exchange(server, Client.get());

            assertThatThrownBy(() -> client.exchange(server, Client.post("row")))
                    .isInstanceOf(NoHttpResponseException.class);
            assertThat(server.requests()).hasSize(2);
            assertThat(Client.text(client.exchange(server, Client.get()))).isEqualTo("hello");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatDoesNotComeIsWaitedForNoLongerThanAllowed() throws Exception {
        try (ScriptedServer server = ScriptedServer.with()) {
            Timeouts short100 = new Timeouts(5_000, 100);

            assertThatThrownBy(() ->
                            client.connections().exchange(Client.origin(server.port()), Client.get(), short100, client))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("Read timed out");
        }
    }

    @Test
    void aPortWhereNobodyListensIsToldApartFromABrokenConnection() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        assertThatThrownBy(
                        () -> client.connections().exchange(Client.origin(port), Client.get(), Client.PATIENT, client))
                .isInstanceOf(HttpHostConnectException.class)
                .hasMessage("Connect to 127.0.0.1:" + port + " [/127.0.0.1] failed: Connection refused");
        assertThat(client.milestones()).containsExactly("connected");
    }

    @Test
    void aHostThatNobodyKnowsIsToldApartToo() {
        Origin nowhere = new Origin(Scheme.HTTP, "no-such-host.invalid", 80);

        assertThatThrownBy(() -> client.connections().exchange(nowhere, Client.get(), Client.PATIENT, client))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void aConnectionThatIsNotTakenIsWaitedForNoLongerThanAllowed() throws Exception {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = fill(full);

            assertThatThrownBy(() -> client.connections()
                            .exchange(
                                    Client.origin(full.getLocalPort()), Client.get(), new Timeouts(100, 5_000), client))
                    .isInstanceOf(ConnectTimeoutException.class);
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    /** The queue of a door has an end: who comes later is not answered. */
    private static List<Socket> fill(ServerSocket door) throws IOException {
        List<Socket> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            Socket socket = new Socket();
            waiting.add(socket);
            try {
                socket.connect(new InetSocketAddress(door.getInetAddress(), door.getLocalPort()), 100);
            } catch (SocketTimeoutException e) {
                return waiting;
            }
        }
        return waiting;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/1.1 many OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno colon\r\n\r\n"
            })
    void whatIsNotHttpIsAFailure(String junk) throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.last(junk))) {
            assertThatThrownBy(() -> client.exchange(server, Client.get())).isInstanceOf(HttpException.class);
        }
    }

    @Test
    void anExchangeCanBeBrokenOffFromAnotherThread() throws Exception {
        try (ScriptedServer server = ScriptedServer.with()) {
            CompletableFuture<Boolean> aborted = CompletableFuture.supplyAsync(() -> {
                while (server.requests().isEmpty()) {
                    Thread.onSpinWait();
                }
                return client.connections().abort();
            });

            assertThatThrownBy(() -> client.exchange(server, Client.get())).isInstanceOf(SocketException.class);
            assertThat(aborted.get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(client.connections().abort()).isFalse();
        }
    }
}
