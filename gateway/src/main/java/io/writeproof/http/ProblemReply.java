package io.writeproof.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Failures.ErrorReply;
import java.util.function.Function;

/**
 * Errors for two readers: problem details as in RFC 9457, and in them what callers of the source service look for.
 *
 * <p>Thread-safe.
 */
public final class ProblemReply implements ErrorReply {

    private static final String CONTENT_TYPE = "application/problem+json";
    private static final String NO_TYPE_BUT_THE_STATUS = "about:blank";

    private final Replies replies;
    private final Function<Problem, ?> members;

    private record ProblemBody(
            String type,
            String title,
            int status,
            String detail,
            @JsonUnwrapped Object members) {}

    /** {@code members} makes of a problem a record whose components become members beside those of the RFC. */
    public ProblemReply(Replies replies, Function<Problem, ?> members) {
        this.replies = replies;
        this.members = members;
    }

    @Override
    public void send(RoutingContext context, Problem problem) {
        ProblemBody body = new ProblemBody(
                NO_TYPE_BUT_THE_STATUS,
                HttpResponseStatus.valueOf(problem.status()).reasonPhrase(),
                problem.status(),
                problem.message(),
                members.apply(problem));
        context.response().setStatusCode(problem.status());
        replies.send(context, CONTENT_TYPE, Buffer.buffer(Json.encode(body)));
    }
}
