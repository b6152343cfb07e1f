package io.writeproof.http.inference;

import io.writeproof.http.JsonCursor;
import io.writeproof.http.RequestException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field {@code input}: a conversation, checked in form and kept as the text it came in. */
final class InferenceInput {

    private static final Set<String> ROLES = Set.of("assistant", "user");

    private @Nullable String text;
    private long characters;

    void read(JsonCursor json) throws IOException {
        int start = json.position();
        boolean messages = false;
        json.beginObject("input");
        while (json.nextField()) {
            switch (json.field()) {
                case "messages" -> {
                    readMessages(json);
                    messages = true;
                }
                case "system" -> characters += json.skip("input.system");
                default -> throw unknown("input." + json.field(), "messages, system");
            }
        }
        if (!messages) {
            throw RequestException.badRequest("input.messages: expected an array, found nothing");
        }
        text = json.since(start);
    }

    private void readMessages(JsonCursor json) throws IOException {
        json.beginArray("input.messages");
        for (int i = 0; json.nextElement(); i++) {
            readMessage(json, "input.messages[" + i + "]");
        }
    }

    private void readMessage(JsonCursor json, String path) throws IOException {
        boolean role = false;
        boolean content = false;
        json.beginObject(path);
        while (json.nextField()) {
            switch (json.field()) {
                case "role" -> role = checkRole(json.text(path + ".role"), path);
                case "content" -> content = readContent(json, path + ".content");
                default -> throw unknown(path + "." + json.field(), "content, role");
            }
        }
        if (!role || !content) {
            throw RequestException.badRequest(path + ": expected role and content, found only one of them or neither");
        }
    }

    private static boolean checkRole(String role, String path) {
        if (!ROLES.contains(role)) {
            throw RequestException.badRequest(path + ".role: expected user or assistant");
        }
        return true;
    }

    private boolean readContent(JsonCursor json, String path) throws IOException {
        if (!json.isText()) {
            json.expectArray(path, "a text or an array of content blocks");
        }
        characters += json.skip(path);
        return true;
    }

    private static RequestException unknown(String path, String known) {
        return RequestException.badRequest(path + ": unknown field; expected one of " + known);
    }

    /** The conversation as it came in. */
    String json() {
        if (text == null) {
            throw RequestException.badRequest("input: expected an object, found nothing");
        }
        return text;
    }

    /** The length of all texts in it. */
    long characters() {
        return characters;
    }
}
