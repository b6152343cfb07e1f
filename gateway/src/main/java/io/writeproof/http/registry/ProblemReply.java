package io.writeproof.http.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
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

    private record ProblemBody(
            String type,
            String title,
            int status,
            String detail,
            String error,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> violations) {}

    ProblemReply(Replies replies) {
        this.replies = replies;
    }

    @Override
    public void send(RoutingContext context, int status, String message) {
        send(context, status, message, List.of());
    }

    /** Answers; {@code violations} are left out when there are none. */
    void send(RoutingContext context, int status, String message, List<String> violations) {
        if (Replies.isTooLate(context)) {
            return;
        }
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        ProblemBody body = new ProblemBody(NO_TYPE_BUT_THE_STATUS, title, status, message, message, violations);
        context.response().setStatusCode(status);
        replies.send(context, CONTENT_TYPE, Buffer.buffer(Json.encode(body)));
    }
}
