package io.writeproof.service.registry.compatibility;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * A part of a JSON Schema, with the whole that its references point into.
 *
 * <p>Immutable. Keywords are expected to have the forms that {@link SchemaShape} asks for.
 */
record Subschema(JsonNode node, JsonNode root) {

    /** Keywords that no document is judged by. */
    private static final Set<String> SILENT = Set.of(
            "$comment",
            "$defs",
            "$id",
            "$schema",
            "default",
            "definitions",
            "deprecated",
            "description",
            "examples",
            "readOnly",
            "title",
            "writeOnly");

    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$recursiveRef");
    private static final Set<String> ALL_TYPES = Set.of("array", "boolean", "null", "number", "object", "string");
    private static final int LONGEST_CHAIN = 100;

    static Subschema of(JsonNode root) {
        return new Subschema(root, root);
    }

    /** Another part of the same whole. */
    Subschema at(JsonNode part) {
        return new Subschema(part, root);
    }

    /** The schema under a keyword; where it is missing, everything is accepted. */
    Subschema child(String keyword) {
        JsonNode child = get(keyword);
        return at(child.isMissingNode() ? BooleanNode.TRUE : child);
    }

    /** The schemas in the array under a keyword; none where it is missing. */
    List<Subschema> children(String keyword) {
        List<Subschema> children = new ArrayList<>();
        get(keyword).forEach(child -> children.add(at(child)));
        return children;
    }

    JsonNode get(String keyword) {
        return node.path(keyword);
    }

    boolean has(String keyword) {
        return node.has(keyword);
    }

    boolean acceptsNothing() {
        return node.isBoolean() && !node.booleanValue();
    }

    boolean acceptsEverything() {
        return node.isBoolean() ? node.booleanValue() : SILENT.containsAll(node.propertyNames());
    }

    /** What this refers to in the end, itself if it is no reference; null if that cannot be found out from this text. */
    @Nullable
    Subschema target() {
        Subschema target = this;
        for (int i = 0; i < LONGEST_CHAIN && target != null; i++) {
            if (!target.has("$ref")) {
                return target.node.isMissingNode() || target.isResource() ? null : target;
            }
            target = target.next();
        }
        return null;
    }

    private @Nullable Subschema next() {
        Set<String> others = new LinkedHashSet<>(node.propertyNames());
        others.remove("$ref");
        String reference = get("$ref").asString();
        if (!SILENT.containsAll(others) || !reference.matches("#(/[^%]*)?") || isResource()) {
            return null;
        }
        return at(root.at(reference.substring(1)));
    }

    /** Whether references in it mean something else than in the rest. */
    private boolean isResource() {
        return has("$id") && !node.equals(root);
    }

    /** Whether the two say the same in the same words, none of which depends on what stands elsewhere. */
    boolean isLiterally(Subschema other) {
        return node.equals(other.node) && isSelfContained(node);
    }

    /** Whether the value of each keyword, or its absence, is the same in both and depends on nothing else. */
    boolean hasSame(List<String> keywords, Subschema other) {
        return keywords.stream().allMatch(k -> get(k).equals(other.get(k)) && isSelfContained(get(k)));
    }

    private static boolean isSelfContained(JsonNode part) {
        for (String name : part.propertyNames()) {
            if (REFERENCES.contains(name)) {
                return false;
            }
        }
        for (JsonNode child : part) {
            if (!isSelfContained(child)) {
                return false;
            }
        }
        return true;
    }

    /** The types that an accepted value may have, also by its values; {@code integer} only where {@code number} is not. */
    Set<String> types() {
        Set<String> declared = declaredTypes();
        if (!has("const") && !has("enum")) {
            return declared;
        }
        Set<String> types = new TreeSet<>();
        values().forEach(value -> types.add(typeOf(value)));
        types.removeIf(type -> !includes(declared, type));
        return types;
    }

    /** Whether a type is among these, {@code integer} being part of {@code number}. */
    static boolean includes(Set<String> types, String type) {
        return types.contains(type) || (type.equals("integer") && types.contains("number"));
    }

    /** The types that {@code type} allows; {@code integer} only where {@code number} is not. */
    Set<String> declaredTypes() {
        JsonNode type = get("type");
        Set<String> types = new TreeSet<>(type.isMissingNode() ? ALL_TYPES : Set.of());
        if (type.isString()) {
            types.add(type.stringValue());
        }
        type.forEach(one -> types.add(one.asString()));
        if (types.contains("number")) {
            types.remove("integer");
        }
        return types;
    }

    boolean allows(String type) {
        return types().contains(type);
    }

    boolean allowsNumbers() {
        return allows("number") || allows("integer");
    }

    /** The values of {@code const} or {@code enum}. */
    Set<JsonNode> values() {
        Set<JsonNode> values = new LinkedHashSet<>();
        if (has("const")) {
            values.add(get("const"));
        } else {
            get("enum").forEach(values::add);
        }
        return values;
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
            case OBJECT -> "object";
            case STRING -> "string";
            default -> "null";
        };
    }
}
