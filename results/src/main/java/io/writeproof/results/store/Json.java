package io.writeproof.results.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The one JSON dialect of stored files: snake_case, two spaces, line feeds on every platform. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY = MAPPER.writer(new DefaultPrettyPrinter(
                    Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(INDENT)
            .withArrayIndenter(INDENT));

    private Json() {}

    /** A new, empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Reads an object; what is none is an error too. */
    static ObjectNode object(byte[] content, int from, int length) throws IOException {
        return MAPPER.readValue(content, from, length, ObjectNode.class);
    }

    static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /**
     * Reads a document.
     *
     * @throws JsonProcessingException when the text is not JSON; it names the place
     */
    public static JsonNode parse(String text) throws JsonProcessingException {
        return MAPPER.readTree(text);
    }

    /**
     * Reads a document.
     *
     * @throws IOException when the bytes are not JSON in UTF-8; it names the place
     */
    public static JsonNode parse(byte[] content) throws IOException {
        return MAPPER.readTree(content);
    }

    /** The document as it is stored, ended by a line feed. */
    public static String pretty(JsonNode node) {
        return write(PRETTY, node) + "\n";
    }

    static String line(JsonNode node) {
        return write(MAPPER.writer(), node) + "\n";
    }

    private static String write(ObjectWriter writer, JsonNode node) {
        try {
            return writer.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new StoreException("cannot write as JSON: " + e.getOriginalMessage(), e);
        }
    }
}
