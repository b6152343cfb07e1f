package io.writeproof.service.orchestration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** Events and failures as the JSON that is stored; equal ones have equal texts. Thread-safe. */
final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private EventJson() {}

    static String of(Event event) {
        return text(event);
    }

    static String of(Failure failure) {
        return text(failure);
    }

    private static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A record could not be encoded", e);
        }
    }

    static List<Event> events(List<String> texts) {
        return texts.stream().map(EventJson::event).toList();
    }

    /**
     * Reads what {@link #of(Event)} has written.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static Event event(String text) {
        return read(text, Event.class);
    }

    /** The same for a failure. */
    static Failure failure(String text) {
        return read(text, Failure.class);
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            // Its own message may quote the text.
            throw new IllegalArgumentException(
                    "expected the JSON of one " + type.getSimpleName() + ", found something else", null);
        }
    }
}
