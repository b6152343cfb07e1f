package io.writeproof.service.registry;

import io.writeproof.service.registry.compatibility.SchemaShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the text that is stored out of what a caller sends. */
public final class SchemaContent {

    private SchemaContent() {}

    /**
     * The text to store: for JSON and Avro that which all spellings of the schema share, for Protocol Buffers as it is.
     *
     * @param schema text of JSON: the schema, or a string that holds it
     * @param content the same as text, or null
     * @throws IllegalArgumentException if it is no schema of that format, or the two differ; the message names the field
     */
    public static String of(SchemaFormat format, String schema, @Nullable String content) {
        JsonNode tree = parse("schema", schema);
        if (format == SchemaFormat.PROTOBUF) {
            return protobuf(tree, content);
        }
        if (format == SchemaFormat.JSON) {
            SchemaShape.problem(tree).ifPresent(problem -> {
                throw new IllegalArgumentException("schema" + problem);
            });
        }
        String canonical = JsonText.canonical(tree);
        if (content != null && !JsonText.canonical(parse("content", content)).equals(canonical)) {
            throw new IllegalArgumentException("content: expected the same as schema, or nothing");
        }
        return canonical;
    }

    private static String protobuf(JsonNode schema, @Nullable String content) {
        if (content != null) {
            return content;
        }
        if (!schema.isString()) {
            throw new IllegalArgumentException("schema: expected the text of a .proto file, as a JSON string");
        }
        return schema.stringValue();
    }

    private static JsonNode parse(String field, String json) {
        try {
            return JsonText.parse(json);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
        }
    }
}
