package io.writeproof.export;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Answers {@code GET /metrics} with a page, until it is closed. Thread-safe. */
public final class PageServer implements AutoCloseable {

    private static final String PATH = "/metrics";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final HttpServer server;
    private final Supplier<byte[]> page;
    /** More than one, so that a client that does not read its answer keeps nobody else waiting. */
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "writeproof-page");
        thread.setDaemon(true);
        return thread;
    });

    private PageServer(HttpServer server, Supplier<byte[]> page) {
        this.server = server;
        this.page = page;
    }

    /**
     * Begins to answer.
     *
     * @param page made for each request, on a thread of the server
     * @throws IOException when the address cannot be listened on, for instance because another process does
     */
    public static PageServer start(InetSocketAddress address, Supplier<byte[]> page) throws IOException {
        PageServer started = new PageServer(HttpServer.create(address, 0), page);
        started.server.createContext(PATH, started::answer);
        started.server.setExecutor(started.threads);
        started.server.start();
        return started;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                exchange.sendResponseHeaders(NOT_FOUND, -1);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(METHOD_NOT_ALLOWED, -1);
            } else {
                byte[] body = page.get();
                exchange.getResponseHeaders().set("Content-Type", LoadPage.contentType());
                exchange.sendResponseHeaders(OK, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body);
                }
            }
        }
    }

    /** Answers no more, at once. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
