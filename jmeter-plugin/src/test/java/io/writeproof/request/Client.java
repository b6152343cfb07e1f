package io.writeproof.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.writeproof.request.Origin.Scheme;
import io.writeproof.request.Request.Afterwards;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.apache.http.Header;
import org.apache.http.HttpException;
import org.apache.http.message.BasicHeader;

/** Connections to scripted servers, and what was heard of them. */
final class Client implements Milestones, AutoCloseable {

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    static final Timeouts PATIENT = new Timeouts(5_000, 5_000);

    private final Connections connections = new Connections(() -> (SSLSocketFactory) SSLSocketFactory.getDefault());
    private final List<String> milestones = new ArrayList<>();

    static Request get() {
        return Request.of("GET", "/path?query", headers("Host", "here"), Afterwards.KEEP);
    }

    static Request post(String body) {
        RequestHeaders headers = headers("Host", "here", "Content-Length", Integer.toString(body.length()));
        return Request.of("POST", "/rows", headers, Afterwards.KEEP, body.getBytes(ISO_8859_1));
    }

    static RequestHeaders headers(String... namesAndValues) {
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(new BasicHeader(namesAndValues[i], namesAndValues[i + 1]));
        }
        return RequestHeaders.of(headers);
    }

    static Origin origin(int port) {
        return new Origin(Scheme.HTTP, "127.0.0.1", port);
    }

    static String text(Answer answer) {
        return new String(answer.body().bytes(), ISO_8859_1);
    }

    Answer exchange(ScriptedServer server, Request request) throws IOException, HttpException {
        return connections.exchange(origin(server.port()), request, PATIENT, this);
    }

    Connections connections() {
        return connections;
    }

    List<String> milestones() {
        return milestones;
    }

    @Override
    public void connected() {
        milestones.add("connected");
    }

    @Override
    public void answered() {
        milestones.add("answered");
    }

    @Override
    public void close() {
        connections.close();
    }
}
