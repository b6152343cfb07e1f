package io.writeproof.http.registry;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.service.registry.RegistryException;
import java.util.concurrent.CompletionException;

/** Answers what the registry could not do, and leaves every other failure to the next handler. Thread-safe. */
final class RegistryFailures implements Handler<RoutingContext> {

    private static final String RETRY_AFTER_SECONDS = "1";

    private final ProblemReply reply;

    RegistryFailures(ProblemReply reply) {
        this.reply = reply;
    }

    @Override
    public void handle(RoutingContext context) {
        Throwable failure = context.failure();
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (!(cause instanceof RegistryException why)) {
            context.next();
            return;
        }
        if (why.reason() == RegistryException.Reason.UNAVAILABLE) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        reply.send(context, status(why), String.valueOf(why.getMessage()), why.violations());
    }

    private static int status(RegistryException why) {
        return switch (why.reason()) {
            case BAD_DOCUMENT -> 400;
            case UNKNOWN_SCHEMA -> 404;
            case VERSION_TAKEN, INCOMPATIBLE -> 409;
            case UNUSABLE_SCHEMA -> 422;
            case UNAVAILABLE -> 503;
        };
    }
}
