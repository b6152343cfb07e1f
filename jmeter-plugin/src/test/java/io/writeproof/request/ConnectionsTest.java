package io.writeproof.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.request.Request.Afterwards;
import io.writeproof.request.ScriptedServer.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back, and over which connection. */
class ConnectionsTest {

    private static final long LONG_IDLE_MS = 1_200;

    private final Client client = new Client();

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void aRequestIsSentAsItIsAndItsAnswerIsTakenWhole() throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.of(Client.OK))) {
            Answer answer = client.exchange(server, Client.post("row"));

            String sent = "POST /rows HTTP/1.1\r\nHost: here\r\nContent-Length: 3\r\n\r\nrow";
            assertThat(server.requests()).containsExactly(sent);
            assertThat(answer.status()).hasToString("HTTP/1.1 200 OK");
            assertThat(answer.last("content-length")).isEqualTo("5");
            assertThat(Client.text(answer)).isEqualTo("hello");
            assertThat(answer.sentBytes()).isEqualTo(sent.length());
            assertThat(answer.receivedBytes()).isEqualTo(Client.OK.length());
            assertThat(client.milestones()).containsExactly("connected", "answered");
        }
    }

    @Test
    void oneConnectionServesManyRequests() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.with(Reply.of(Client.OK), Reply.of(Client.OK), Reply.of(Client.OK))) {
            client.exchange(server, Client.get());
            client.exchange(server, Client.post("row"));
            client.exchange(server, Client.get());

            assertThat(server.connections()).isEqualTo(1);
            assertThat(client.milestones()).containsExactly("connected", "answered", "answered", "answered");
        }
    }

    @Test
    void aBodyInChunksIsPutTogetherAndItsTrailerReadAway() throws Exception {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        String chunks = "3;note=x\r\nhel\r\n2\r\nlo\r\n0\r\nChecksum: 1\r\n\r\n";
        try (ScriptedServer server = ScriptedServer.with(Reply.of(head + chunks), Reply.of(Client.OK))) {
            assertThat(Client.text(client.exchange(server, Client.get()))).isEqualTo("hello");
            assertThat(Client.text(client.exchange(server, Client.get()))).isEqualTo("hello");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAD, 200 OK", "GET, 204 No Content", "GET, 304 Not Modified"})
    void someAnswersHaveNoBodyWhateverTheirHeadersSay(String method, String status) throws Exception {
        Reply bodiless = Reply.of("HTTP/1.1 " + status + "\r\nETag: \"1\"\r\n\r\n");
        Request request = Request.of(method, "/", Client.headers("Host", "here"), Afterwards.KEEP);
        try (ScriptedServer server = ScriptedServer.with(bodiless, Reply.of(Client.OK))) {
            assertThat(Client.text(client.exchange(server, request))).isEmpty();
            assertThat(Client.text(client.exchange(server, Client.get()))).isEqualTo("hello");
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"})
    void anInterimAnswerIsPassedOver(String interim) throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.of(interim + Client.OK))) {
            Answer answer = client.exchange(server, Client.get());

            assertThat(answer.status().getStatusCode()).isEqualTo(200);
            assertThat(answer.headers()).hasSize(1);
            assertThat(Client.text(answer)).isEqualTo("hello");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello",
                "HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello",
                "HTTP/1.0 200 OK\r\n\r\nhello"
            })
    void aServerThatClosesIsConnectedToAgain(String lastAnswer) throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.last(lastAnswer), Reply.of(Client.OK))) {
            assertThat(Client.text(client.exchange(server, Client.get()))).isEqualTo("hello");
            assertThat(Client.text(client.exchange(server, Client.get()))).isEqualTo("hello");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void anOldServerMayKeepTheConnectionToo() throws Exception {
        String kept = "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\nhello";
        try (ScriptedServer server = ScriptedServer.with(Reply.of(kept), Reply.of(kept))) {
            client.exchange(server, Client.get());
            client.exchange(server, Client.get());

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void aRequestThatClosesIsTheLastOfItsConnection() throws Exception {
        Request last = Request.of("GET", "/", Client.headers("Host", "here", "Connection", "close"), Afterwards.CLOSE);
        try (ScriptedServer server = ScriptedServer.with(Reply.of(Client.OK), Reply.of(Client.OK))) {
            client.exchange(server, last);
            client.exchange(server, Client.get());

            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatWasClosedWhileItWasIdleIsReplacedBeforeAnythingIsSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.last(Client.OK), Reply.of(Client.OK))) {
            client.exchange(server, Client.get());
            Thread.sleep(LONG_IDLE_MS);

            assertThat(Client.text(client.exchange(server, Client.post("row")))).isEqualTo("hello");
            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void whatComesAfterAnAnswerIsNotTakenForTheNextOne() throws Exception {
        String unasked = "HTTP/1.1 500 Unasked\r\nContent-Length: 0\r\n\r\n";
        try (ScriptedServer server = ScriptedServer.with(Reply.of(Client.OK + unasked), Reply.of(Client.OK))) {
            client.exchange(server, Client.get());

            assertThat(client.exchange(server, Client.get()).status().getStatusCode())
                    .isEqualTo(200);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void closingTellsTheServer() throws Exception {
        try (ScriptedServer server = ScriptedServer.with(Reply.of(Client.OK))) {
            client.exchange(server, Client.get());

            client.close();

            for (int i = 0; i < 100 && server.connectionsClosedByClient() == 0; i++) {
                Thread.sleep(20);
            }
            assertThat(server.connectionsClosedByClient()).isEqualTo(1);
        }
    }
}
