package io.writeproof.http.classify;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Failures.ErrorReply;
import io.writeproof.http.Json;
import io.writeproof.http.Replies;
import java.util.List;

/**
 * Errors for two readers: problem details as in RFC 9457, and in them the member {@code error} of the source service.
 *
 * <p>Thread-safe.
 */
final class ProblemReply implements ErrorReply {

    private static final String CONTENT_TYPE = "application/problem+json";
    private static final String NO_TYPE_BUT_THE_STATUS = "about:blank";

    private final Replies replies;

    private record ProblemBody(String type, String title, int status, String detail, ErrorBody error) {}

    private record ErrorBody(int code, String message, String status, List<RetryAfter> details) {}

    private record RetryAfter(int retryAfterSeconds) {}

    ProblemReply(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void send(RoutingContext context, int status, String message) {
        String retryAfter = context.response().headers().get(HttpHeaders.RETRY_AFTER);
        List<RetryAfter> details =
                retryAfter == null ? List.of() : List.of(new RetryAfter(Integer.parseInt(retryAfter)));
        ProblemBody body = new ProblemBody(
                NO_TYPE_BUT_THE_STATUS,
                HttpResponseStatus.valueOf(status).reasonPhrase(),
                status,
                message,
                new ErrorBody(status, message, word(status), details));
        context.response().setStatusCode(status);
        replies.send(context, CONTENT_TYPE, Buffer.buffer(Json.encode(body)));
    }

    /** The source service's words, which are those of Google's APIs. */
    private static String word(int status) {
        return switch (status) {
            case 404 -> "NOT_FOUND";
            case 503 -> "UNAVAILABLE";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }
}
