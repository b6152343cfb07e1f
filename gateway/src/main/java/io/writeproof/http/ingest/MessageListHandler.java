package io.writeproof.http.ingest;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Replies;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.ingest.StoredMessage;
import io.writeproof.service.ingest.StoredMessages;
import java.util.List;

/** {@code GET /messages?limit=}: the rows inserted last. Thread-safe. */
final class MessageListHandler implements Handler<RoutingContext> {

    private static final int MOST = 1000;
    private static final int READERS = 2;

    private final StoredMessages messages;
    private final WorkerExecutor readers;
    private final Replies replies;

    private record MessageBody(
            long id, String messageId, int userId, int channelId, String content, String createdAt, String insertedAt) {

        static MessageBody of(StoredMessage message) {
            return new MessageBody(
                    message.id(),
                    message.messageId().toString(),
                    message.userId(),
                    message.channelId(),
                    message.content(),
                    message.createdAt().toString(),
                    message.insertedAt().toString());
        }
    }

    MessageListHandler(Vertx vertx, StoredMessages messages, Replies replies) {
        this.messages = messages;
        this.readers = vertx.createSharedWorkerExecutor("messages", READERS);
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        int limit = limit(context.queryParams().get("limit"));
        readers.executeBlocking(() -> messages.latest(limit), false)
                .onSuccess(found -> replies.json(
                        context, 200, found.stream().map(MessageBody::of).toList()))
                .onFailure(context::fail);
    }

    private static int limit(String text) {
        String given = text == null ? "50" : text;
        if (given.matches("\\d{1,4}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= MOST) {
            return Integer.parseInt(given);
        }
        throw new ServiceException(
                Reason.UNUSABLE, "limit: expected a whole number from 1 to " + MOST, List.of("limit"));
    }
}
