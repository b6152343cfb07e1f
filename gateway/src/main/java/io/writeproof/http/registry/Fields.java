package io.writeproof.http.registry;

import io.writeproof.http.JsonCursor;
import io.writeproof.http.RequestException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the values of fields, and says which field is wrong. Stateless. */
final class Fields {

    /** What the source service answers when a required field is missing. */
    private static final int MISSING = 422;

    private Fields() {}

    static @Nullable String textOrNull(JsonCursor json, String field) throws IOException {
        return json.isNull() ? null : json.text(field);
    }

    static List<String> texts(JsonCursor json, String field) throws IOException {
        List<String> texts = new ArrayList<>();
        json.beginArray(field);
        while (json.nextElement()) {
            texts.add(json.text(field));
        }
        return texts;
    }

    /** The JSON text of a value that may be anything. */
    static String any(JsonCursor json, String field) throws IOException {
        int start = json.position();
        json.skip(field);
        return json.since(start);
    }

    static String object(JsonCursor json, String field) throws IOException {
        json.beginObject(field);
        return any(json, field);
    }

    /** One of the names of an enum, in any case. */
    static <E extends Enum<E>> E choice(Class<E> choices, String field, String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(upper))
                .findFirst()
                .orElseThrow(() -> RequestException.badRequest(
                        field + ": expected one of " + Arrays.toString(choices.getEnumConstants())));
    }

    static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw RequestException.of(MISSING, field + ": expected a value, found none");
        }
        return value;
    }

    /** A value that checks itself. */
    static <T> T checked(String prefix, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw RequestException.badRequest(prefix + e.getMessage());
        }
    }
}
