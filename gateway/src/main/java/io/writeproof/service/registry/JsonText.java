package io.writeproof.service.registry;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as text and as a tree, without loss: numbers keep every digit.
 *
 * <p>Thread-safe. Limits of depth and length are the library's; whoever takes text from outside sets narrower ones.
 */
public final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private JsonText() {}

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException if it is not JSON or has a name twice in one object; the message repeats none of it
     */
    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("expected JSON with every name once in its object", e);
        }
    }

    /**
     * The one text that all spellings of a value share: no space between tokens, names in order, numbers without idle zeroes.
     */
    public static String canonical(JsonNode value) {
        return MAPPER.writeValueAsString(value);
    }
}
