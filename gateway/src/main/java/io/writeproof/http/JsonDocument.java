package io.writeproof.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads bodies that are JSON. Stateless. */
public final class JsonDocument {

    /** Reads a body from its first value on. */
    public interface Reading<T> {
        T read(JsonCursor json) throws IOException;
    }

    private JsonDocument() {}

    /** The text of a body that may be any one value, checked for everything that could harm further on. */
    public static String read(byte[] body) {
        return read(body, json -> {
            json.skip("the document");
            return new String(body, StandardCharsets.UTF_8);
        });
    }

    /**
     * Reads a body; nothing may follow.
     *
     * @throws RequestException if it is not JSON
     */
    public static <T> T read(byte[] body, Reading<T> reading) {
        try {
            JsonCursor json = new JsonCursor(body);
            T value = reading.read(json);
            json.end();
            return value;
        } catch (JsonProcessingException e) {
            throw JsonCursor.notJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException("A body in memory could not be read", e);
        }
    }
}
