package io.writeproof.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.service.ServiceException;
import io.writeproof.write.QueueFullException;
import io.writeproof.write.WriteException;
import io.writeproof.write.WriteFailedException;
import io.writeproof.write.WritePathClosedException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever went wrong into a status and a message. Thread-safe. */
public final class Failures implements Handler<RoutingContext> {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private static final List<Integer> ROUTER_FAILURES = List.of(400, 404, 405, 413, 500);

    private final ErrorReply reply;
    private final String routes;
    private final Runnable refused;

    /** Puts a failure into the form that callers of the service know. */
    @FunctionalInterface
    public interface ErrorReply {

        /** Answers, unless nobody hears it any more. */
        void send(RoutingContext context, Problem problem);
    }

    /**
     * Sends failures.
     *
     * @param routes what there is, for the message to who asks for something else
     * @param refused hears of each request that was turned away because the queue was full
     */
    public Failures(ErrorReply reply, String routes, Runnable refused) {
        this.reply = reply;
        this.routes = routes;
        this.refused = refused;
    }

    /** Takes over every failure of a router, those of its own included. */
    public void of(Router router) {
        ROUTER_FAILURES.forEach(status -> router.errorHandler(status, this));
        router.route().failureHandler(this);
    }

    @Override
    public void handle(RoutingContext context) {
        if (Replies.isTooLate(context)) {
            LOG.debug("A request failed after its answer, or after its caller had gone", context.failure());
            return;
        }
        Throwable failure = unwrap(context.failure());
        Problem problem = problem(context, failure);
        if (isRefusedRow(failure)) {
            refused.run();
        }
        if (problem.mayGoAway()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Problem.RETRY_AFTER_SECONDS));
        }
        if (!context.request().isEnded()) {
            // What is left of the body must not be taken for the next request.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        reply.send(context, problem);
    }

    /** What went wrong itself, whose message is for callers, without the wrapping of a stage. */
    public static @Nullable Throwable unwrap(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static boolean isRefusedRow(@Nullable Throwable failure) {
        return failure instanceof RejectedExecutionException
                || failure instanceof QueueFullException
                || failure instanceof WritePathClosedException;
    }

    private Problem problem(RoutingContext context, @Nullable Throwable failure) {
        if (failure instanceof RequestException request) {
            return Problem.of(request.status(), String.valueOf(request.getMessage()));
        }
        if (failure instanceof ServiceException service) {
            return new Problem(status(service.reason()), String.valueOf(service.getMessage()), service.details());
        }
        if (isRefusedRow(failure)) {
            return Problem.of(503, "the write queue is full; nothing was written, send the request again later");
        }
        if (failure instanceof WriteException write) {
            return Problem.of(
                    write instanceof WriteFailedException ? 503 : 500,
                    "the row could not be written: " + write.getMessage());
        }
        return ofStatus(context, failure);
    }

    private static int status(ServiceException.Reason reason) {
        return switch (reason) {
            case INVALID -> 400;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case UNUSABLE -> 422;
            case UNAVAILABLE -> 503;
        };
    }

    /** What the router or the body handler found wrong, or a defect of this program. */
    private Problem ofStatus(RoutingContext context, @Nullable Throwable failure) {
        int status = context.statusCode();
        if (status >= 400 && status < 500) {
            return Problem.of(status, message(context, status));
        }
        LOG.error("A request failed for a reason that is a defect of the gateway", failure);
        return Problem.of(500, "internal error; the gateway's log has the reason");
    }

    private String message(RoutingContext context, int status) {
        String route = context.request().method() + " " + context.request().path();
        return switch (status) {
            case 404 -> "there is no route " + route + "; expected " + routes;
            case 405 -> "the method is not allowed here: " + route;
            case 413 -> "the body is too long; the limit is the configuration's server.max_body_bytes";
            default -> "the request could not be read";
        };
    }
}
