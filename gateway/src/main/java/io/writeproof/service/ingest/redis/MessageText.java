package io.writeproof.service.ingest.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.writeproof.service.ingest.Message;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as it stands in Redis: a JSON object with the names of the table's columns. */
final class MessageText {

    private record Fields(String messageId, int userId, int channelId, String content, String createdAt) {}

    private MessageText() {}

    static String of(Message message) {
        return RedisJson.encode(new Fields(
                message.id().toString(),
                message.userId(),
                message.channelId(),
                message.content(),
                message.createdAt().toString()));
    }

    /** The message, or null if the text is none. */
    static @Nullable Message read(String text) {
        try {
            Fields fields = RedisJson.MAPPER.readValue(text, Fields.class);
            return fields == null
                    ? null
                    : new Message(
                            UUID.fromString(fields.messageId()),
                            fields.userId(),
                            fields.channelId(),
                            fields.content(),
                            Instant.parse(fields.createdAt()));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return null;
        }
    }
}
