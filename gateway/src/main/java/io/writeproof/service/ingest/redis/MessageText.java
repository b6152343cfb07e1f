package io.writeproof.service.ingest.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.writeproof.service.ingest.Message;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as it stands in Redis: a JSON object with the names of the table's columns. */
final class MessageText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private record Fields(String messageId, int userId, int channelId, String content, String createdAt) {}

    private MessageText() {}

    static String of(Message message) {
        try {
            return JSON.writeValueAsString(new Fields(
                    message.id().toString(),
                    message.userId(),
                    message.channelId(),
                    message.content(),
                    message.createdAt().toString()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("A message could not be encoded", e);
        }
    }

    /** The message, or null if the text is none. */
    static @Nullable Message read(String text) {
        try {
            Fields fields = JSON.readValue(text, Fields.class);
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
