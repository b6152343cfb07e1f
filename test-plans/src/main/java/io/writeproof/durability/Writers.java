package io.writeproof.durability;

import com.github.f4b6a3.uuid.UuidCreator;
import io.writeproof.durability.Attempt.Outcome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Threads that post rows, each with an id of its own, as fast as they get answers, until they are stopped.
 *
 * <p>A request is sent once: java.net.http repeats no POST. Used by one thread.
 */
final class Writers {

    /** One for all trials: each has threads of its own that nobody can end. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    /** Longer than the gateway tries to write a row whose connection was lost. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** Who is refused asks again, but does not ask all the time. */
    private static final Duration AFTER_REFUSAL = Duration.ofMillis(50);

    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(30);

    /** More than can be sent before a fault strikes; a bound all the same. */
    private static final int ROWS = 50_000;

    /** Enough to be under way all through a fault; a queue without a database must not grow to its end. */
    private static final int ROWS_AFTER_THE_FAULT = 10_000;

    private static final int OK = 200;

    private static final String BODY = """
            {"function_name": "load_test_chat", "input": {"messages": [{"role": "user", "content": "durability"}]},
             "tags": {"load_test_run_id": "durability", "load_test_request_id": "%s"}}
            """;

    private final Supplier<URI> gateway;
    private final Ledger ledger;
    private final AtomicInteger left = new AtomicInteger(ROWS);
    private final CompletableFuture<Long> firstAnswer = new CompletableFuture<>();
    /** Of the acknowledged rows. */
    private final AtomicLong latestSent = new AtomicLong(Long.MIN_VALUE);

    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    private Writers(Supplier<URI> gateway, Ledger ledger) {
        this.gateway = gateway;
        this.ledger = ledger;
    }

    /**
     * Starts so many threads.
     *
     * @param gateway where it is now
     */
    static Writers start(int count, Supplier<URI> gateway, Ledger ledger) {
        Writers writers = new Writers(gateway, ledger);
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(writers::write, "writer " + i);
            thread.setDaemon(true);
            writers.threads.add(thread);
        }
        writers.threads.forEach(Thread::start);
        return writers;
    }

    private void write() {
        while (!stopped && left.getAndDecrement() > 0) {
            String id = UuidCreator.getTimeOrderedEpoch().toString();
            long sent = System.nanoTime();
            ledger.sent(id, sent);
            Outcome outcome = post(id);
            long now = System.nanoTime();
            ledger.ended(id, outcome, now);
            if (outcome == Outcome.ACKNOWLEDGED) {
                firstAnswer.complete(now);
                latestSent.accumulateAndGet(sent, Math::max);
            } else {
                LockSupport.parkNanos(AFTER_REFUSAL.toNanos());
            }
        }
    }

    private Outcome post(String id) {
        HttpRequest request = HttpRequest.newBuilder(gateway.get().resolve("/inference"))
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY.formatted(id)))
                .build();
        try {
            int status =
                    HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == OK ? Outcome.ACKNOWLEDGED : Outcome.REFUSED;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Outcome.REFUSED;
        } catch (IOException e) {
            return Outcome.INDETERMINATE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return Outcome.INDETERMINATE;
        }
    }

    /**
     * Waits until the first row is acknowledged.
     *
     * @throws RigException if none is
     */
    void awaitFirstAnswer() {
        try {
            firstAnswer.get(FIRST_ANSWER_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new RigException("no row was acknowledged within " + FIRST_ANSWER_WITHIN.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RigException("interrupted while waiting for the first row", e);
        }
    }

    /**
     * Sends only so many more from now on.
     *
     * @throws RigException if all have been sent already: a fault would not strike amid writes
     */
    void slowDown() {
        if (left.getAndUpdate(rows -> Math.min(rows, ROWS_AFTER_THE_FAULT)) <= 0) {
            throw new RigException("all " + ROWS + " rows were written before the fault");
        }
    }

    /** Whether a row was acknowledged that was sent after this moment; also when no more will be sent. */
    boolean answeredSince(long nanos) {
        return latestSent.get() >= nanos || threads.stream().noneMatch(Thread::isAlive);
    }

    /** Lets every request under way come to its end, and sends no other. */
    void stop() {
        stopped = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RigException("interrupted while requests came to their ends", e);
            }
        }
    }
}
