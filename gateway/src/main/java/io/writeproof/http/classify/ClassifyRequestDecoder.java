package io.writeproof.http.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.writeproof.http.JsonCursor;
import io.writeproof.http.RequestException;
import io.writeproof.service.classify.ClassifyRequest;
import io.writeproof.service.classify.RequestId;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of {@code POST /v1/query-classify} into a request, or says which field is wrong.
 *
 * <p>Lengths are in Unicode characters, and unknown fields are ignored, as in the source service.
 */
final class ClassifyRequestDecoder {

    private static final int MAX_TEXT = 2048;
    private static final int MAX_REQUEST_ID = 128;

    private ClassifyRequestDecoder() {}

    /**
     * Decodes a body.
     *
     * @throws RequestException if it is not JSON, or not a request
     */
    static ClassifyRequest decode(RequestId id, byte[] body) {
        try {
            return decode(id, new JsonCursor(body));
        } catch (JsonProcessingException e) {
            throw JsonCursor.notJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException("A body in memory could not be read", e);
        }
    }

    private static ClassifyRequest decode(RequestId id, JsonCursor json) throws IOException {
        String text = null;
        String requestId = null;
        json.beginObject("the body");
        while (json.nextField()) {
            String field = json.field();
            switch (field) {
                case "text" -> text = json.text(field);
                case "request_id" -> requestId = json.isNull() ? null : json.text(field);
                default -> json.skip(field);
            }
        }
        json.end();
        return new ClassifyRequest(id, checkedText(text), checkedRequestId(requestId));
    }

    private static String checkedText(@Nullable String text) {
        int length = text == null ? 0 : length(text);
        if (text == null || length == 0 || length > MAX_TEXT) {
            String found = text == null ? "nothing" : length + " characters";
            throw RequestException.badRequest(
                    "text: expected a text of 1 to " + MAX_TEXT + " characters, found " + found);
        }
        return text;
    }

    private static @Nullable String checkedRequestId(@Nullable String requestId) {
        if (requestId != null && length(requestId) > MAX_REQUEST_ID) {
            throw RequestException.badRequest(
                    "request_id: expected at most " + MAX_REQUEST_ID + " characters, found " + length(requestId));
        }
        return requestId;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
