package io.writeproof.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Serves a page that changes, at {@code /}, and what changes it, at {@code /events} as server-sent events. Thread-safe.
 *
 * <p>Whoever publishes an event never waits for a client. At most {@value #MOST_CLIENTS} are answered at a time, further ones
 * get 503; one that does not read what it asked for is cut off.
 *
 * <p>Protocol: WHATWG HTML, "Server-sent events".
 */
public final class LiveServer implements AutoCloseable {

    /** Requests that are answered at a time, streams of events among them. */
    public static final int MOST_CLIENTS = 16;

    private final GetServer server;
    private final Content content;
    private final Semaphore places = new Semaphore(MOST_CLIENTS);
    private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
    /** Those of the clients that want events. */
    private final Set<LiveClient> listeners = ConcurrentHashMap.newKeySet();

    /** What is served; called on the threads of the server. */
    public interface Content {

        /** The page as it is now, HTML in UTF-8. */
        byte[] page();

        /** The seconds so far, a line of JSON for each. */
        byte[] timeline();

        /** Somebody wants events from now on. */
        void joined();
    }

    private LiveServer(InetSocketAddress address, Content content) throws IOException {
        this.content = content;
        this.server = GetServer.start(address, "writeproof-live", this::handle);
    }

    /**
     * Begins to answer.
     *
     * @throws IOException when the address cannot be listened on, for instance because another process does
     */
    public static LiveServer start(InetSocketAddress address, Content content) throws IOException {
        return new LiveServer(address, content);
    }

    /** Whether anybody gets the events. */
    public boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /**
     * Sends an event to everybody who listens, and gets rid of those who do not read.
     *
     * @param data one line
     */
    public void publish(String event, String data) {
        clients.forEach(LiveClient::cutIfStuck);
        byte[] message = ("event: " + event + "\ndata: " + data.strip() + "\n\n").getBytes(UTF_8);
        listeners.forEach(client -> client.offer(message));
    }

    /** Lets those who listen read what was published, at most for so long, and answers no more. */
    public void end(Duration patience) {
        listeners.forEach(LiveClient::offerEnd);
        try {
            boolean unused = places.tryAcquire(MOST_CLIENTS, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!places.tryAcquire()) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            GetServer.refuse(exchange, GetServer.UNAVAILABLE);
            return;
        }
        // The end waits for the places: an answer that is not closed yet is not whole.
        try (exchange) {
            answer(exchange);
        } finally {
            places.release();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (LiveClient client = new LiveClient()) {
            clients.add(client);
            try {
                answer(exchange, client);
            } finally {
                clients.remove(client);
            }
        }
    }

    private void answer(HttpExchange exchange, LiveClient client) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/" -> send(exchange, client, "text/html; charset=utf-8", content.page());
            case "/timeline" -> send(exchange, client, "application/x-ndjson", content.timeline());
            case "/events" -> sendEvents(exchange, client);
            default -> GetServer.refuse(exchange, GetServer.NOT_FOUND);
        }
    }

    private static void send(HttpExchange exchange, LiveClient client, String type, byte[] body) throws IOException {
        GetServer.begin(exchange, type, body.length);
        client.write(exchange.getResponseBody(), body);
    }

    private void sendEvents(HttpExchange exchange, LiveClient client) throws IOException {
        GetServer.begin(exchange, "text/event-stream; charset=utf-8", GetServer.UNKNOWN_LENGTH);
        client.write(exchange.getResponseBody(), "retry: 1000\n\n".getBytes(UTF_8));
        listeners.add(client);
        content.joined();
        try {
            client.writeEvents(exchange.getResponseBody());
        } catch (InterruptedException e) {
            // Cut off, or the end of the server: the client's interrupt, which ends here.
            return;
        } finally {
            listeners.remove(client);
        }
    }

    /** Answers no more, at once. */
    @Override
    public void close() {
        server.close();
    }
}
