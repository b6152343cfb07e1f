package io.writeproof.jmeter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that counts its requests to {@code /work}, tells so at {@code /metrics}, and may stop telling. */
final class MeteredServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger scrapes = new AtomicInteger();
    private volatile int lastScrape = Integer.MAX_VALUE;

    private MeteredServer(HttpServer server) {
        this.server = server;
    }

    static MeteredServer start() throws IOException {
        MeteredServer metered =
                new MeteredServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        metered.server.createContext("/work", metered::work);
        metered.server.createContext("/metrics", metered::metrics);
        metered.server.setExecutor(metered.threads);
        metered.server.start();
        return metered;
    }

    /** Answers no scrape after this many, as if the endpoint had died. */
    MeteredServer tellingOnly(int times) {
        lastScrape = times;
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    int scrapes() {
        return scrapes.get();
    }

    /** Counts a request that nobody sent. */
    void work() {
        requests.incrementAndGet();
    }

    private void work(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        answer(exchange, 200, "done");
    }

    private void metrics(HttpExchange exchange) throws IOException {
        boolean dead = scrapes.incrementAndGet() > lastScrape;
        String page = """
                # TYPE requests_total counter
                requests_total{path="/work"} %d
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes 1048576
                process_cpu_seconds_total %d
                rows_queued 7
                batch_rows_sum %d
                batch_rows_count %d
                """.formatted(requests.get(), requests.get(), 3 * scrapes.get(), scrapes.get());
        answer(exchange, dead ? 500 : 200, page);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange;
                OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
