package io.writeproof.jmeter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.parity.Outcome;
import io.writeproof.request.ScriptedServer;
import io.writeproof.request.ScriptedServer.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.jmeter.config.Arguments;
import org.apache.jmeter.protocol.http.control.Header;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.protocol.http.sampler.HTTPSampleResult;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerProxy;
import org.apache.jmeter.protocol.http.util.HTTPArgument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lean HTTP Request and JMeter's own: the same fields send the same bytes, and the same answer gives the same result. */
@SuppressWarnings("StringConcatToTextBlock") // The lines of a text block end without a carriage return.
class LeanLikeStockTest {

    private static final String JSON = "HTTP/1.1 201 Created\r\nContent-Type: application/json; charset=UTF-8\r\n"
            + "Content-Length: 11\r\n\r\n{\"id\":\"\u00c3\u00a9\"}";

    private static final String HINTS = "HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n";

    /** What is asked, and what is answered. */
    private record Exchange(String name, Consumer<HTTPSamplerBase> fields, Reply reply) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    static Stream<Exchange> requests() {
        return Stream.of(
                asking("GET", request -> {}),
                asking("GET with a query", request -> {
                    request.setPath("/items?a=b%20c&d=e");
                    request.addArgument("f", "g h\u00e9/");
                    request.addNonEncodedArgument("i", "j%2F", "=");
                }),
                asking("GET with spaces in the path", request -> request.setPath("/a b/c")),
                asking("GET of the host alone", request -> request.setPath("")),
                asking("GET with letters that are not ASCII", request -> request.setPath("/\u00e9t\u00e9")),
                asking("GET with a body", request -> raw(request, "GET", "{\"q\":1}")),
                asking(
                        "GET of a whole URL",
                        request -> request.setPath("http://127.0.0.1:" + request.getPort() + "/whole?url=yes")),
                asking("POST", request -> raw(request, "POST", "{\"name\":\"\u00e9\u20ac\"}")),
                asking("POST in another encoding", request -> {
                    raw(request, "POST", "\u00e9");
                    request.setContentEncoding("ISO-8859-1");
                }),
                asking("POST of a form", request -> {
                    request.setMethod("POST");
                    request.addArgument("a b", "c&d=\u00e9~*-._");
                    request.addNonEncodedArgument("e", "f%20g+h", "=");
                    request.addArgument("", "without a name");
                }),
                asking("POST of nothing", request -> request.setMethod("POST")),
                asking("PUT", request -> raw(request, "PUT", "text")),
                asking("PATCH", request -> raw(request, "PATCH", "text")),
                asking("DELETE", request -> request.setMethod("DELETE")),
                asking("DELETE with a body", request -> raw(request, "DELETE", "text")),
                asking("DELETE with arguments", request -> {
                    request.setMethod("DELETE");
                    request.addArgument("a", "b");
                }),
                asking("OPTIONS", request -> request.setMethod("OPTIONS")),
                asking("headers", request -> {
                    raw(request, "POST", "{}");
                    request.setHeaderManager(headers(
                            "Content-Type",
                            "application/json",
                            "X-Key",
                            "\u00e9",
                            "X-Key",
                            "again",
                            "Content-Length",
                            "9"));
                }),
                asking("cookies by hand", request -> request.setHeaderManager(headers("Cookie", "a=b; c=d"))),
                asking("another host", request -> request.setHeaderManager(headers("Host", "example.org"))),
                asking("another host and port", request -> request.setHeaderManager(headers("host", "example.org:80"))),
                asking("no keeping of the connection", request -> request.setUseKeepAlive(false)));
    }

    private static Exchange asking(String name, Consumer<HTTPSamplerBase> fields) {
        return new Exchange(name, fields, Reply.of(JSON));
    }

    static Stream<Exchange> answers() {
        return Stream.of(
                answering("no type", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
                answering("no reason", "HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nhi"),
                answering(
                        "chunks",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                                + "2\r\nhi\r\n0\r\n\r\n"),
                answering("an image", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 2\r\n\r\nhi"),
                answering(
                        "a page",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"iso-8859-1\"\r\n"
                                + "Content-Length: 2\r\n\r\nhi"),
                answering("no content", "HTTP/1.1 204 No Content\r\nX-A:  spaced \r\n\r\n"),
                answering("not modified", "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n"),
                answering("a redirect", "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n"),
                answering("not found", "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone"),
                answering(
                        "overload", "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"),
                answering("an interim answer", HINTS + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"),
                closing("an old server", "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nhi"),
                closing("silence", ""),
                closing("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf"),
                closing("half a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf"),
                new Exchange("gzip", request -> {}, zipped()));
    }

    private static Exchange answering(String name, String answer) {
        return new Exchange(name, request -> {}, Reply.of(answer));
    }

    private static Exchange closing(String name, String answer) {
        return new Exchange(name, request -> {}, Reply.last(answer));
    }

    private static Reply zipped() {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            try (GZIPOutputStream gzip = new GZIPOutputStream(body)) {
                gzip.write("{}".repeat(1_000).getBytes(UTF_8));
            }
            String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.size() + "\r\n\r\n";
            answer.write(head.getBytes(ISO_8859_1));
            body.writeTo(answer);
        } catch (IOException e) {
            throw new LinkageError("bytes in memory cannot be written", e);
        }
        return Reply.of(answer.toString(ISO_8859_1));
    }

    private static void raw(HTTPSamplerBase request, String method, String body) {
        request.setMethod(method);
        request.setPostBodyRaw(true);
        Arguments arguments = new Arguments();
        HTTPArgument argument = new HTTPArgument("", body, false);
        argument.setAlwaysEncoded(false);
        arguments.addArgument(argument);
        request.setArguments(arguments);
    }

    private static HeaderManager headers(String... namesAndValues) {
        HeaderManager headers = new HeaderManager();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
        }
        return headers;
    }

    @ParameterizedTest
    @MethodSource({"requests", "answers"})
    void bothSendTheSameAndMakeTheSameOfTheAnswer(Exchange exchange) throws IOException {
        try (ScriptedServer server = ScriptedServer.with(exchange.reply(), exchange.reply())) {
            HTTPSampleResult stock = sample(new HTTPSamplerProxy("HttpClient4"), server.port(), exchange);
            HTTPSampleResult lean = sample(new LeanHttpRequest(), server.port(), exchange);

            assertThat(facts(lean)).containsExactlyInAnyOrderEntriesOf(facts(stock));
            if (lean.getHeadersSize() > 0) {
                assertThat(lean.getResponseData()).isEqualTo(stock.getResponseData());
            }
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(1)).isEqualTo(server.requests().get(0));
        }
    }

    @Test
    void bothGiveAnAnswerThatIsNotHttpTheSameCode() throws IOException {
        Exchange exchange = closing("half a head", "HTTP/1.1 200 OK\r\nContent-");
        try (ScriptedServer server = ScriptedServer.with(exchange.reply(), exchange.reply())) {
            HTTPSampleResult stock = sample(new HTTPSamplerProxy("HttpClient4"), server.port(), exchange);
            HTTPSampleResult lean = sample(new LeanHttpRequest(), server.port(), exchange);

            assertThat(lean.getResponseCode()).isEqualTo(stock.getResponseCode());
            assertThat(lean.getResponseMessage()).endsWith("Invalid header: Content-");
            assertThat(Outcomes.of(lean)).isEqualTo(Outcome.INDETERMINATE);
        }
    }

    @Test
    void bothReportAConnectionThatNobodyTakes() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        Exchange exchange = asking("refused", request -> {});

        HTTPSampleResult lean = sample(new LeanHttpRequest(), port, exchange);

        assertThat(facts(lean))
                .containsExactlyInAnyOrderEntriesOf(facts(sample(new HTTPSamplerProxy("HttpClient4"), port, exchange)));
        assertThat(Outcomes.of(lean)).isEqualTo(Outcome.FAILED);
    }

    @Test
    void bothReportAnAnswerThatDoesNotComeAndNobodyKnowsWhatBecameOfTheRequest() throws IOException {
        Exchange exchange = asking("late", request -> request.setResponseTimeout("100"));
        try (ScriptedServer server = ScriptedServer.with()) {
            HTTPSampleResult stock = sample(new HTTPSamplerProxy("HttpClient4"), server.port(), exchange);
            HTTPSampleResult lean = sample(new LeanHttpRequest(), server.port(), exchange);

            assertThat(facts(lean)).containsExactlyInAnyOrderEntriesOf(facts(stock));
            assertThat(lean.getResponseCode()).isEqualTo("Non HTTP response code: java.net.SocketTimeoutException");
            assertThat(Outcomes.of(lean)).isEqualTo(Outcome.INDETERMINATE);
        }
    }

    @ParameterizedTest
    @MethodSource("wrongPaths")
    void bothReportAUrlThatIsNone(String path) throws IOException {
        Exchange exchange = asking("wrong", request -> request.setPath(path));

        Map<String, Object> stock = facts(sample(new HTTPSamplerProxy("HttpClient4"), 80, exchange));
        Map<String, Object> lean = facts(sample(new LeanHttpRequest(), 80, exchange));

        assertThat(lean.get("code")).isEqualTo(stock.get("code"));
        assertThat(lean.get("message")).isEqualTo(stock.get("message"));
        assertThat(lean.get("success")).isEqualTo(false);
    }

    static Stream<String> wrongPaths() {
        return Stream.of("/a{b}", "/a\r\nInjected: yes", "/100%", "/a|b");
    }

    private static HTTPSampleResult sample(HTTPSamplerBase request, int port, Exchange exchange) {
        LeanPlan.addressed(request, port);
        request.setConnectTimeout("5000");
        request.setResponseTimeout("5000");
        exchange.fields().accept(request);
        request.setHeaderManager(headers("User-Agent", "the same"));
        return LeanPlan.sample(request);
    }

    /** Everything that a listener can read of a result but its times. */
    static Map<String, Object> facts(HTTPSampleResult result) {
        Map<String, Object> facts = new TreeMap<>();
        facts.put("label", result.getSampleLabel());
        facts.put("url", result.getUrlAsString());
        facts.put("method", "" + result.getHTTPMethod());
        facts.put("query", result.getQueryString());
        facts.put("cookies", result.getCookies());
        facts.put("sampler data", result.getSamplerData());
        facts.put("request headers", result.getRequestHeaders());
        facts.put("code", result.getResponseCode());
        facts.put("message", result.getResponseMessage());
        facts.put("success", result.isSuccessful());
        // JMeter's own puts the headers of a body that was encoded last.
        facts.put("headers", result.getResponseHeaders().lines().sorted().toList());
        facts.put("content type", result.getContentType());
        facts.put("data type", result.getDataType());
        facts.put("data encoding", result.getDataEncodingWithDefault());
        facts.put("location", "" + result.getRedirectLocation());
        facts.put("header bytes", result.getHeadersSize());
        // The text of a failure is its stack trace.
        facts.put("body bytes", result.getHeadersSize() == 0 ? 0L : result.getBodySizeAsLong());
        facts.put("sent bytes", result.getSentBytes());
        facts.put("results inside", List.of(result.getSubResults()));
        return facts;
    }
}
