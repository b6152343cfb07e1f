package io.writeproof.http.ingest;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Replies;
import io.writeproof.http.RequestBody;
import io.writeproof.metrics.IngestMetrics;
import io.writeproof.metrics.IngestMetrics.Result;
import io.writeproof.service.ingest.Message;
import io.writeproof.service.ingest.MessageQueue;
import java.time.Clock;

/** {@code POST /messages}. Thread-safe. */
final class MessageHandler implements Handler<RoutingContext> {

    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    private final MessageQueue queue;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Replies replies;

    /** The body of a successful answer; {@code queuedAt} is ISO 8601, UTC. */
    private record AnswerBody(String messageId, String status, String queuedAt) {}

    MessageHandler(MessageQueue queue, IngestMetrics metrics, Clock clock, Replies replies) {
        this.queue = queue;
        this.metrics = metrics;
        this.clock = clock;
        this.replies = replies;
    }

    /** Counts a request that is not taken, whatever the reason; comes before its body is read. */
    void count(RoutingContext context) {
        context.addEndHandler(end -> {
            int status = context.response().getStatusCode();
            if (status == UNAVAILABLE) {
                metrics.received(Result.REFUSED);
            } else if (status >= 400 && status < 500) {
                metrics.received(Result.INVALID);
            }
        });
        context.next();
    }

    @Override
    public void handle(RoutingContext context) {
        Message message = MessageDecoder.decode(RequestBody.of(context), clock.instant());
        Future.fromCompletionStage(queue.put(message), context.vertx().getOrCreateContext())
                .onSuccess(queued -> answer(context, message))
                .onFailure(context::fail);
    }

    /** A message that is queued counts, also if its sender has gone away. */
    private void answer(RoutingContext context, Message message) {
        metrics.received(Result.ACCEPTED);
        replies.json(
                context,
                CREATED,
                new AnswerBody(
                        message.id().toString(), "queued", message.createdAt().toString()));
    }
}
