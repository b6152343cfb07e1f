package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.service.inference.UnknownTargetException;
import io.writeproof.write.QueueFullException;
import io.writeproof.write.WriteException;
import io.writeproof.write.WritePathClosedException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a status and {@code {"error": …}}. Thread-safe. */
final class Failures implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Replies replies;
    private final Runnable refused;

    /** The body of an answer that is no success. */
    record ErrorBody(String error) {}

    private record Verdict(int status, String message) {}

    /**
     * Sends failures.
     *
     * @param refused hears of each request that was turned away because the queue was full
     */
    Failures(Replies replies, Runnable refused) {
        this.replies = replies;
        this.refused = refused;
    }

    @Override
    public void handle(RoutingContext context) {
        if (Replies.isTooLate(context)) {
            LOG.debug("A request failed after its answer, or after its caller had gone", context.failure());
            return;
        }
        Verdict verdict = verdict(context, unwrap(context.failure()));
        if (verdict.status() == 503) {
            refused.run();
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (!context.request().isEnded()) {
            // What is left of the body must not be taken for the next request.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        replies.json(context, verdict.status(), new ErrorBody(verdict.message()));
    }

    private static @Nullable Throwable unwrap(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static Verdict verdict(RoutingContext context, @Nullable Throwable failure) {
        if (failure instanceof RequestException request) {
            return new Verdict(request.status(), String.valueOf(request.getMessage()));
        }
        if (failure instanceof UnknownTargetException unknown) {
            return new Verdict(404, String.valueOf(unknown.getMessage()));
        }
        if (failure instanceof RejectedExecutionException
                || failure instanceof QueueFullException
                || failure instanceof WritePathClosedException) {
            return new Verdict(503, "the write queue is full; nothing was written, send the request again later");
        }
        if (failure instanceof WriteException write) {
            return new Verdict(500, "the inference could not be written: " + write.getMessage());
        }
        return ofStatus(context, failure);
    }

    /** What the router or the body handler found wrong, or a defect of this program. */
    private static Verdict ofStatus(RoutingContext context, @Nullable Throwable failure) {
        int status = context.statusCode();
        if (status >= 400 && status < 500) {
            return new Verdict(status, message(context, status));
        }
        LOG.error("A request failed for a reason that is a defect of the gateway", failure);
        return new Verdict(500, "internal error; the gateway's log has the reason");
    }

    private static String message(RoutingContext context, int status) {
        String route = context.request().method() + " " + context.request().path();
        return switch (status) {
            case 404 -> "there is no route " + route + "; expected POST /inference, GET /health, /status or /metrics";
            case 405 -> "the method is not allowed here: " + route;
            case 413 -> "the body is too long; the limit is the configuration's server.max_body_bytes";
            default -> "the request could not be read";
        };
    }
}
