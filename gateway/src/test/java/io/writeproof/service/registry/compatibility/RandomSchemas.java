package io.writeproof.service.registry.compatibility;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes small schemas and documents that often have to do with one another. */
final class RandomSchemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> TYPES =
            List.of("array", "boolean", "integer", "null", "number", "object", "string");
    private static final List<String> NAMES = List.of("a", "b", "x");
    private static final int DEEPEST = 3;

    private final Random random;

    RandomSchemas(Random random) {
        this.random = random;
    }

    ObjectNode schema() {
        return schema(0);
    }

    private ObjectNode schema(int depth) {
        ObjectNode schema = JSON.objectNode();
        for (int i = random.nextInt(4); i >= 0; i--) {
            addKeyword(schema, depth);
        }
        return schema;
    }

    /** The same with one keyword added, removed or replaced, here or further in. */
    ObjectNode changed(ObjectNode schema) {
        ObjectNode changed = schema.deepCopy();
        String keyword = oneOf(List.copyOf(changed.propertyNames()));
        switch (random.nextInt(4)) {
            case 0 -> changed.remove(keyword);
            case 1 -> addKeyword(changed, 0);
            case 2 -> changed.set(keyword, changedWithin(keyword, changed.get(keyword)));
            default -> {
                changed.remove(keyword);
                addKeyword(changed, 0);
            }
        }
        return changed;
    }

    private JsonNode changedWithin(String keyword, JsonNode value) {
        if (!(value instanceof ObjectNode object) || object.isEmpty()) {
            return value;
        }
        if (!keyword.endsWith("roperties") || keyword.equals("additionalProperties")) {
            return keyword.equals("const") ? value : changed(object);
        }
        String name = oneOf(List.copyOf(object.propertyNames()));
        return object.set(name, changedWithin("items", object.get(name)));
    }

    private void addKeyword(ObjectNode schema, int depth) {
        boolean deeper = depth < DEEPEST;
        switch (random.nextInt(deeper ? 26 : 14)) {
            case 0, 1, 2 -> schema.put("type", oneOf(TYPES));
            case 3 -> schema.set("type", JSON.arrayNode().add(oneOf(TYPES)).add("null"));
            case 4 -> schema.set("enum", JSON.arrayNode().add(scalar()).add(scalar()));
            case 5 -> schema.set("const", scalar());
            case 6 -> schema.put(oneOf(List.of("minimum", "exclusiveMinimum")), random.nextInt(4));
            case 7 -> schema.put(oneOf(List.of("maximum", "exclusiveMaximum")), random.nextInt(4));
            case 8 -> schema.put("multipleOf", 1 + random.nextInt(3));
            case 9 -> schema.put(oneOf(List.of("minLength", "minItems", "minProperties")), random.nextInt(3));
            case 10 -> schema.put(oneOf(List.of("maxLength", "maxItems", "maxProperties")), random.nextInt(3));
            case 11 -> schema.put("pattern", oneOf(NAMES));
            case 12 -> schema.set("required", JSON.arrayNode().add(oneOf(NAMES)));
            case 13 -> schema.put("uniqueItems", random.nextBoolean());
            case 14, 15, 16 -> schema.set("properties", named(depth));
            case 17, 18 -> schema.set("additionalProperties", any(depth));
            case 19 -> schema.set("patternProperties", JSON.objectNode().set("^" + oneOf(NAMES), any(depth)));
            case 20 -> schema.set("items", any(depth));
            case 21 -> schema.set("anyOf", several(depth));
            case 22 -> schema.set("allOf", several(depth));
            case 23 -> schema.set("oneOf", several(depth));
            case 24 -> schema.set(oneOf(List.of("not", "if", "then", "contains", "propertyNames")), any(depth));
            default -> schema.set("prefixItems", several(depth));
        }
    }

    private ObjectNode named(int depth) {
        ObjectNode properties = JSON.objectNode();
        for (int i = random.nextInt(3); i >= 0; i--) {
            properties.set(oneOf(NAMES), any(depth));
        }
        return properties;
    }

    private ArrayNode several(int depth) {
        return JSON.arrayNode().add(any(depth)).add(any(depth));
    }

    private JsonNode any(int depth) {
        return random.nextInt(5) == 0 ? JSON.booleanNode(random.nextBoolean()) : schema(depth + 1);
    }

    JsonNode document() {
        return document(0);
    }

    private JsonNode document(int depth) {
        int kind = random.nextInt(depth < 2 ? 3 : 1);
        if (kind == 0) {
            return scalar();
        }
        int size = random.nextInt(3);
        if (kind == 1) {
            ArrayNode array = JSON.arrayNode();
            for (int i = 0; i < size; i++) {
                array.add(document(depth + 1));
            }
            return array;
        }
        ObjectNode object = JSON.objectNode();
        for (int i = 0; i <= size; i++) {
            object.set(oneOf(NAMES), document(depth + 1));
        }
        return object;
    }

    private JsonNode scalar() {
        return switch (random.nextInt(7)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(0.5 + random.nextInt(4));
            case 3, 4 -> JSON.numberNode(random.nextInt(5));
            default -> JSON.stringNode(oneOf(List.of("", "a", "b", "xx", "abx")));
        };
    }

    private <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
