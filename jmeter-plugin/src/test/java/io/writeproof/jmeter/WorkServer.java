package io.writeproof.jmeter;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service under load: {@code /work} answers at once, {@code /fail} with 503, {@code /slow} after 200 ms, {@code /stall} at
 * once but for one second in which it answers nobody, {@code /hang} the first ten and nobody after them.
 */
final class WorkServer implements AutoCloseable {

    /** How long {@code /stall} answers nobody. */
    static final int STALL_MS = 1000;

    private static final int SLOW_MS = 200;
    /** The request that begins the stall. */
    private static final int STALL_AT = 2000;

    private static final int BEFORE_HANG = 10;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger untilHang = new AtomicInteger(BEFORE_HANG);
    private final AtomicInteger untilStall = new AtomicInteger(STALL_AT);
    private volatile long stalledUntilNanos = System.nanoTime();

    private WorkServer(HttpServer server) {
        this.server = server;
    }

    static WorkServer start() throws IOException {
        WorkServer work =
                new WorkServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        work.server.createContext("/setup", exchange -> answer(exchange, 200));
        work.server.createContext("/work", exchange -> work.count(exchange, 200));
        work.server.createContext("/fail", exchange -> work.count(exchange, 503));
        work.server.createContext("/slow", work::slow);
        work.server.createContext("/stall", work::stall);
        work.server.createContext("/hang", work::hang);
        work.server.setExecutor(work.threads);
        work.server.start();
        return work;
    }

    /** For a field of a test class: a server that does not start is the end of all its tests. */
    static WorkServer startForAllTests() {
        try {
            return start();
        } catch (IOException e) {
            throw new LinkageError("no server for the tests", e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Requests other than those of the setUp thread group. */
    int requests() {
        return requests.get();
    }

    private void count(HttpExchange exchange, int status) throws IOException {
        requests.incrementAndGet();
        answer(exchange, status);
    }

    private void slow(HttpExchange exchange) throws IOException {
        pause(SLOW_MS);
        count(exchange, 200);
    }

    private void stall(HttpExchange exchange) throws IOException {
        if (untilStall.decrementAndGet() == 0) {
            stalledUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STALL_MS);
        }
        long restNanos = stalledUntilNanos - System.nanoTime();
        if (restNanos > 0) {
            pause(TimeUnit.NANOSECONDS.toMillis(restNanos) + 1);
        }
        count(exchange, 200);
    }

    /** An exchange that is not closed is not answered. */
    private void hang(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        if (untilHang.decrementAndGet() >= 0) {
            answer(exchange, 200);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
