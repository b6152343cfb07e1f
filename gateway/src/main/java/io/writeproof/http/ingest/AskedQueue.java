package io.writeproof.http.ingest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.writeproof.http.Failures;
import io.writeproof.service.ingest.IngestStats;
import io.writeproof.service.ingest.MessageQueue;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Asks a queue on behalf of the event loop that is running: answers and failures come there. Thread-safe. */
record AskedQueue(Vertx vertx, MessageQueue queue) {

    /** Messages queued and not committed. */
    Future<Long> length() {
        return asked(queue::length);
    }

    /** What has been committed. */
    Future<IngestStats> stats() {
        return asked(queue::stats);
    }

    /** Fails with what went wrong itself, whose message is for callers. */
    private <T> Future<T> asked(Supplier<CompletionStage<T>> question) {
        return Future.fromCompletionStage(question.get(), vertx.getOrCreateContext())
                .recover(failure -> Future.failedFuture(Failures.unwrap(failure)));
    }
}
