package io.writeproof.http.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.writeproof.http.JsonCursor;
import io.writeproof.http.RequestException;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.ingest.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of {@code POST /messages} into a message, or says which field is wrong.
 *
 * <p>Lengths are in Unicode characters, and outer white space of the content is dropped, as in the source service.
 */
final class MessageDecoder {

    private static final String CONTENT =
            "a text of 1 to " + Message.MAX_CONTENT + " characters that are not all blank";

    private final JsonCursor json;
    private final Set<String> seen = new HashSet<>();
    private @Nullable Integer userId;
    private @Nullable Integer channelId;
    private @Nullable String content;

    private MessageDecoder(JsonCursor json) {
        this.json = json;
    }

    /**
     * Decodes a body.
     *
     * @param now the time of the receipt
     * @throws ServiceException that says {@link Reason#UNUSABLE}, with the field as its detail where one is at fault
     */
    static Message decode(byte[] body, Instant now) {
        try {
            return new MessageDecoder(new JsonCursor(body)).message(now);
        } catch (JsonProcessingException e) {
            throw wrong(List.of(), JsonCursor.notJson(e).getMessage());
        } catch (RequestException e) {
            throw wrong(List.of(), e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("A body in memory could not be read", e);
        }
    }

    private static ServiceException wrong(List<String> place, @Nullable String message) {
        return new ServiceException(Reason.UNUSABLE, String.valueOf(message), place);
    }

    private Message message(Instant now) throws IOException {
        json.beginObject("the body");
        while (json.nextField()) {
            String field = json.field();
            try {
                read(field);
            } catch (RequestException e) {
                throw wrong(List.of(field), e.getMessage());
            }
        }
        json.end();
        return Message.received(number("user_id", userId), number("channel_id", channelId), content(), now);
    }

    private void read(String field) throws IOException {
        if (!seen.add(field)) {
            throw RequestException.badRequest(field + ": expected once, found twice");
        }
        switch (field) {
            case "user_id" -> userId = json.number(field, 1);
            case "channel_id" -> channelId = json.number(field, 1);
            case "content" -> content = json.text(field);
            default ->
                throw RequestException.badRequest(
                        field + ": unknown field; expected one of user_id, channel_id, content");
        }
    }

    private static int number(String field, @Nullable Integer value) {
        if (value == null) {
            throw wrong(field, "a whole number from 1 to " + Integer.MAX_VALUE, "nothing");
        }
        return value;
    }

    private String content() {
        int length = content == null ? 0 : content.codePointCount(0, content.length());
        if (content == null || length > Message.MAX_CONTENT || content.isBlank()) {
            String found = content == null ? "nothing" : length + (content.isBlank() ? " blank" : "") + " characters";
            throw wrong("content", CONTENT, found);
        }
        return content.strip();
    }

    private static ServiceException wrong(String field, String expected, String found) {
        return wrong(List.of(field), field + ": expected " + expected + ", found " + found);
    }
}
