package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets callers leave before the door is shut.
 *
 * <p>A connection that is closed while it is idle takes the request with it that its caller was just sending, and nobody knows
 * whether that one was served. So for a moment every answer asks its caller to send no more on this connection (RFC 9112, section
 * 9.6), those to requests that were under way already too, and new requests are served on. Shutting the door then closes the
 * connections. Thread-safe.
 */
final class Goodbye {

    private static final long POLL_NANOS = Duration.ofMillis(5).toNanos();

    private final Duration quiet;
    private final Duration longest;
    private final LongAdder told = new LongAdder();
    private final LongAdder unanswered = new LongAdder();
    private volatile boolean leaving;

    /**
     * As long as nobody hurries.
     *
     * @param quiet who has sent nothing for so long is thinking, and will see that the connection is closed before the next request
     * @param longest callers that come back at once, again and again, or whose answers take long, are waited for no longer
     */
    Goodbye(Duration quiet, Duration longest) {
        this.quiet = quiet;
        this.longest = longest;
    }

    /** Serves as the other does, and tells callers to leave when it is time to. */
    Handler<HttpServerRequest> around(Handler<HttpServerRequest> requests) {
        return request -> {
            HttpServerResponse response = request.response();
            unanswered.increment();
            response.headersEndHandler(begun -> answered(response));
            requests.handle(request);
        };
    }

    private void answered(HttpServerResponse response) {
        unanswered.decrement();
        if (leaving) {
            told.increment();
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** Begins to tell them, and blocks until all requests are answered and no more come. */
    void say() {
        leaving = true;
        long begin = System.nanoTime();
        long lastHeard = begin;
        long before = told.sum();
        long now = begin;
        while (now - begin < longest.toNanos() && now - lastHeard < quiet.toNanos()) {
            LockSupport.parkNanos(POLL_NANOS);
            now = System.nanoTime();
            if (told.sum() > before || unanswered.sum() > 0) {
                before = told.sum();
                lastHeard = now;
            }
        }
    }
}
