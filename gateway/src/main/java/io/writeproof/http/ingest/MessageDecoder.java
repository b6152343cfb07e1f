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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of {@code POST /messages} into a message, or says which field is wrong.
 *
 * <p>Lengths are in Unicode characters, and outer white space of the content is dropped, as in the source service.
 */
final class MessageDecoder {

    private static final String FIELDS = "one of the fields user_id, channel_id, content";
    private static final String POSITIVE = "a whole number from 1 to " + Integer.MAX_VALUE;
    private static final String CONTENT = "a text of 1 to " + Message.MAX_CONTENT + " characters that are not all blank";
    private static final int NOTHING = -1;

    private final JsonCursor json;
    private int userId = NOTHING;
    private int channelId = NOTHING;
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
        switch (field) {
            case "user_id" -> userId = json.count(field);
            case "channel_id" -> channelId = json.count(field);
            case "content" -> content = json.text(field);
            default -> throw RequestException.badRequest("the body: expected " + FIELDS + ", found another field");
        }
    }

    private static int number(String field, int value) {
        if (value < 1) {
            throw wrong(field, POSITIVE, value == NOTHING ? "nothing" : "0");
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
