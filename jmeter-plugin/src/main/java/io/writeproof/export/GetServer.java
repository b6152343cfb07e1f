package io.writeproof.export;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Listens on an address and answers GET, until it is closed. Thread-safe.
 *
 * <p>Each request has a thread of its own, so that a client that does not read its answer keeps nobody else waiting.
 */
final class GetServer implements AutoCloseable {

    static final int NOT_FOUND = 404;
    static final int UNAVAILABLE = 503;
    static final int UNKNOWN_LENGTH = 0;

    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    private final HttpServer server;
    private final ExecutorService threads;

    private GetServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Answers a request whose method is GET; what it leaves open is closed after it. */
    @FunctionalInterface
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    /**
     * Begins to answer.
     *
     * @param name of its threads
     * @throws IOException when the address cannot be listened on, for instance because another process does
     */
    static GetServer start(InetSocketAddress address, String name, Answering answering) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        server.createContext("/", exchange -> answer(exchange, answering));
        server.setExecutor(threads);
        server.start();
        return new GetServer(server, threads);
    }

    private static void answer(HttpExchange exchange, Answering answering) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("GET")) {
                answering.answer(exchange);
            } else {
                exchange.getResponseHeaders().set("Allow", "GET");
                refuse(exchange, METHOD_NOT_ALLOWED);
            }
        }
    }

    /** Begins an answer, whose body is to follow. */
    static void begin(HttpExchange exchange, String type, long length) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type);
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        exchange.sendResponseHeaders(OK, length);
    }

    /** Answers with a status alone. */
    static void refuse(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, NO_BODY);
    }

    /** Answers no more, at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
