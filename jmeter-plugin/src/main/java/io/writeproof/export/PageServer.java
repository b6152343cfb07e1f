package io.writeproof.export;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Answers {@code GET /metrics} with a page, until it is closed. Thread-safe. */
public final class PageServer implements AutoCloseable {

    private static final String PATH = "/metrics";

    private final GetServer server;

    private PageServer(GetServer server) {
        this.server = server;
    }

    /**
     * Begins to answer.
     *
     * @param page made for each request, on a thread of the server
     * @throws IOException when the address cannot be listened on, for instance because another process does
     */
    public static PageServer start(InetSocketAddress address, Supplier<byte[]> page) throws IOException {
        return new PageServer(GetServer.start(address, "writeproof-page", exchange -> answer(exchange, page)));
    }

    private static void answer(HttpExchange exchange, Supplier<byte[]> page) throws IOException {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            GetServer.refuse(exchange, GetServer.NOT_FOUND);
            return;
        }
        byte[] body = page.get();
        GetServer.begin(exchange, LoadPage.contentType(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Answers no more, at once. */
    @Override
    public void close() {
        server.close();
    }
}
