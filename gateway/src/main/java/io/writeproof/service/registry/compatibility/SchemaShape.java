package io.writeproof.service.registry.compatibility;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether a JSON text has the form of a JSON Schema.
 *
 * <p>It looks at the forms of the keywords of drafts 6 to 2020-12 and at nothing else: a twentieth of the work of validating
 * the text against its meta-schema, and enough for everything here to rely on.
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
        return problem(schema, "");
    }

    private static Optional<String> problem(JsonNode schema, String path) {
        if (schema.isBoolean()) {
            return Optional.empty();
        }
        if (!schema.isObject()) {
            return wrong(path.isEmpty() ? "/" : path, "a schema: an object, true or false");
        }
        return first(schema.properties().stream()
                .map(entry -> keyword(entry.getKey(), entry.getValue(), path + "/" + entry.getKey())));
    }

    private static Optional<String> keyword(String keyword, JsonNode value, String path) {
        Form form = FORMS.get(keyword);
        if (form != null) {
            return form.test().test(value) ? Optional.empty() : wrong(path, form.description());
        }
        if (SCHEMAS.contains(keyword) || (keyword.equals("items") && !value.isArray())) {
            return problem(value, path);
        }
        if (ARRAYS_OF_SCHEMAS.contains(keyword) || keyword.equals("items")) {
            return value.isArray() ? parts(value, path) : wrong(path, "an array of schemas");
        }
        if (OBJECTS_OF_SCHEMAS.contains(keyword)) {
            return value.isObject() ? parts(value, path) : wrong(path, "an object of schemas");
        }
        return Optional.empty();
    }

    private static Optional<String> parts(JsonNode parts, String path) {
        return parts.isArray()
                ? first(IntStream.range(0, parts.size()).mapToObj(i -> problem(parts.path(i), path + "/" + i)))
                : first(parts.properties().stream().map(e -> problem(e.getValue(), path + "/" + e.getKey())));
    }

    private static Optional<String> first(Stream<Optional<String>> problems) {
        return problems.flatMap(Optional::stream).findFirst();
    }

    private static boolean isType(JsonNode value) {
        return value.isString() && TYPES.contains(value.stringValue());
    }

    private static boolean isArrayOfTypes(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(SchemaShape::isType);
    }

    private static Optional<String> wrong(String path, String expected) {
        return Optional.of(path + ": expected " + expected);
    }
}
