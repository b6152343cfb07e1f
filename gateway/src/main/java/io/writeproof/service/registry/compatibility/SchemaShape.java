package io.writeproof.service.registry.compatibility;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whether a JSON text has the form of a JSON Schema.
 *
 * <p>It looks at the forms of the keywords of drafts 6 to 2020-12 and at nothing else: much less work than validating the text
 * against its meta-schema, which a registration could not afford, and enough for everything here to rely on.
 */
public final class SchemaShape {

    private static final List<String> TYPES =
            List.of("array", "boolean", "integer", "null", "number", "object", "string");

    /** What the value of a keyword must be. */
    private record Form(String description, Predicate<JsonNode> test) {}

    private static final Form NUMBER = new Form("a number", JsonNode::isNumber);
    private static final Form DIVISOR =
            new Form("a number above 0", n -> n.isNumber() && n.decimalValue().signum() > 0);
    private static final Form COUNT = new Form(
            "a whole number of 0 or more",
            n -> n.isIntegralNumber() && n.decimalValue().signum() >= 0);
    private static final Form TEXT = new Form("a text", JsonNode::isString);
    private static final Form TRUTH = new Form("true or false", JsonNode::isBoolean);
    private static final Form VALUES = new Form("an array", JsonNode::isArray);
    private static final Form NAMES =
            new Form("an array of texts", n -> n.isArray() && n.valueStream().allMatch(JsonNode::isString));
    private static final Form TYPE = new Form(
            "one of " + String.join(", ", TYPES) + ", or an array of them", n -> isType(n) || isArrayOfTypes(n));

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("$id", TEXT),
            Map.entry("$ref", TEXT),
            Map.entry("$schema", TEXT),
            Map.entry("enum", VALUES),
            Map.entry("exclusiveMaximum", NUMBER),
            Map.entry("exclusiveMinimum", NUMBER),
            Map.entry("format", TEXT),
            Map.entry("maxContains", COUNT),
            Map.entry("maximum", NUMBER),
            Map.entry("maxItems", COUNT),
            Map.entry("maxLength", COUNT),
            Map.entry("maxProperties", COUNT),
            Map.entry("minContains", COUNT),
            Map.entry("minimum", NUMBER),
            Map.entry("minItems", COUNT),
            Map.entry("minLength", COUNT),
            Map.entry("minProperties", COUNT),
            Map.entry("multipleOf", DIVISOR),
            Map.entry("pattern", TEXT),
            Map.entry("required", NAMES),
            Map.entry("type", TYPE),
            Map.entry("uniqueItems", TRUTH));

    private static final Set<String> SCHEMAS = Set.of(
            "additionalItems",
            "additionalProperties",
            "contains",
            "contentSchema",
            "else",
            "if",
            "not",
            "propertyNames",
            "then",
            "unevaluatedItems",
            "unevaluatedProperties");

    private static final Set<String> ARRAYS_OF_SCHEMAS = Set.of("allOf", "anyOf", "oneOf", "prefixItems");

    private static final Set<String> OBJECTS_OF_SCHEMAS =
            Set.of("$defs", "definitions", "dependentSchemas", "patternProperties", "properties");

    private SchemaShape() {}

    /** The first thing that is wrong, with its place as a JSON pointer; empty if nothing is. */
    public static Optional<String> problem(JsonNode schema) {
        return Optional.ofNullable(inSchema(schema)).map(problem -> problem.startsWith(":") ? "/" + problem : problem);
    }

    /** What is wrong, with the place seen from here, or null; places are put together only where something is wrong. */
    private static @Nullable String inSchema(JsonNode schema) {
        if (schema.isBoolean()) {
            return null;
        }
        if (!schema.isObject()) {
            return expected("a schema: an object, true or false");
        }
        for (Map.Entry<String, JsonNode> entry : schema.properties()) {
            String problem = inKeyword(entry.getKey(), entry.getValue());
            if (problem != null) {
                return "/" + entry.getKey() + problem;
            }
        }
        return null;
    }

    private static @Nullable String inKeyword(String keyword, JsonNode value) {
        Form form = FORMS.get(keyword);
        if (form != null) {
            return form.test().test(value) ? null : expected(form.description());
        }
        if (SCHEMAS.contains(keyword) || (keyword.equals("items") && !value.isArray())) {
            return inSchema(value);
        }
        if (ARRAYS_OF_SCHEMAS.contains(keyword) || keyword.equals("items")) {
            return value.isArray() ? inArray(value) : expected("an array of schemas");
        }
        if (OBJECTS_OF_SCHEMAS.contains(keyword)) {
            return value.isObject() ? inObject(value) : expected("an object of schemas");
        }
        return null;
    }

    private static @Nullable String inArray(JsonNode schemas) {
        for (int i = 0; i < schemas.size(); i++) {
            String problem = inSchema(schemas.path(i));
            if (problem != null) {
                return "/" + i + problem;
            }
        }
        return null;
    }

    private static @Nullable String inObject(JsonNode schemas) {
        for (Map.Entry<String, JsonNode> entry : schemas.properties()) {
            String problem = inSchema(entry.getValue());
            if (problem != null) {
                return "/" + entry.getKey() + problem;
            }
        }
        return null;
    }

    private static boolean isType(JsonNode value) {
        return value.isString() && TYPES.contains(value.stringValue());
    }

    private static boolean isArrayOfTypes(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(SchemaShape::isType);
    }

    private static String expected(String what) {
        return ": expected " + what;
    }
}
