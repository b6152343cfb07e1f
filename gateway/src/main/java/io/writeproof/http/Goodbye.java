package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets callers leave before the door is shut.
 *
 * <p>A connection that is closed while it is idle takes the request with it that its caller was just sending, and nobody knows
 * whether that one was served. So for a moment every answer asks its caller to send no more on this connection (RFC 9112, section
 * 9.6), and requests are served on. Thread-safe.
 */
final class Goodbye {

    /** Callers that come back at once, again and again, are not waited for any longer. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    /** Who has sent nothing for so long is thinking, and will see that the connection is closed before the next request. */
    private static final long QUIET_NANOS = Duration.ofMillis(50).toNanos();

    private final LongAdder told = new LongAdder();
    private volatile boolean leaving;

    /** Serves as the other does, and tells callers to leave when it is time to. */
    Handler<HttpServerRequest> around(Handler<HttpServerRequest> requests) {
        return request -> {
            if (leaving) {
                told.increment();
                request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            }
            requests.handle(request);
        };
    }

    /** Begins to tell them, and blocks until they are quiet. */
    void say() {
        long begin = System.nanoTime();
        leaving = true;
        long before;
        do {
            before = told.sum();
            LockSupport.parkNanos(QUIET_NANOS);
        } while (told.sum() > before && System.nanoTime() - begin < LONGEST.toNanos());
    }
}
