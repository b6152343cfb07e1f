package io.writeproof.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Somebody who looks at the live page of a running test: gets the page, and then its events until it leaves. */
final class Onlooker {

    private final InputStream events;
    private final Thread reader = new Thread(this::read, "onlooker");

    /** Begins to look at the page at this port of the loopback address. */
    Onlooker(int port) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        requireOk(client.send(request(port, "/"), BodyHandlers.ofString()).statusCode());
        events = client.send(request(port, "/events"), BodyHandlers.ofInputStream())
                .body();
        reader.setDaemon(true);
        reader.start();
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
    }

    private static void requireOk(int status) {
        if (status != 200) {
            throw new IllegalStateException("the live page answered with " + status);
        }
    }

    private void read() {
        try {
            events.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // It has left.
            return;
        }
    }

    void leave() {
        try {
            events.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look away from the live page", e);
        }
    }
}
