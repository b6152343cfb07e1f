package io.writeproof.jmeter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.writeproof.parity.InferenceDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A small service: {@code POST /inference} with a key as body writes a row, except for the one it is told to drop. */
final class WritingServer implements AutoCloseable {

    /** Drop no request. */
    static final int NONE = -1;

    private final InferenceDatabase database;
    private final int dropped;
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    WritingServer(InferenceDatabase database, int dropped) throws IOException {
        this.database = database;
        this.dropped = dropped;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/inference", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String key = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (requests.incrementAndGet() != dropped) {
            database.insert(key);
        }
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    int port() {
        return server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
