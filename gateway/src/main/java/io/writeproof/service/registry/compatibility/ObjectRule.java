package io.writeproof.service.registry.compatibility;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code properties}, {@code additionalProperties}, {@code patternProperties}, {@code required} and the number of properties.
 *
 * <p>A property that one of the two does not name is what its {@code additionalProperties} says: anything in an open object,
 * nothing in a closed one.
 */
final class ObjectRule implements Rule {

    private static final List<String> PATTERNS = List.of("patternProperties");
    private static final List<String> LEAST = List.of("minProperties");
    private static final List<String> MOST = List.of("maxProperties");

    @Override
    public void check(Comparison comparison) {
        if (!comparison.narrow().allows("object")) {
            return;
        }
        Bounds.checkLeast(comparison, LEAST);
        Bounds.checkMost(comparison, MOST);
        checkRequired(comparison);
        Subschema wide = comparison.wide();
        if (wide.has("patternProperties") && !wide.hasSame(PATTERNS, comparison.narrow())) {
            comparison.gap("patternProperties is new or another");
            return;
        }
        checkNamed(comparison);
        checkUnnamed(comparison);
    }

    private static void checkRequired(Comparison comparison) {
        Set<String> required = required(comparison.wide());
        required.removeAll(required(comparison.narrow()));
        if (!required.isEmpty()) {
            comparison.gap("required now: " + String.join(", ", required));
        }
    }

    private static Set<String> required(Subschema schema) {
        Set<String> names = new LinkedHashSet<>();
        schema.get("required").forEach(name -> names.add(name.asString()));
        return names;
    }

    private static void checkNamed(Comparison comparison) {
        Subschema wide = comparison.wide();
        Subschema narrow = comparison.narrow();
        for (String name : narrow.get("properties").propertyNames()) {
            comparison.inside(step(name), property(wide, name), property(narrow, name));
        }
        Collection<String> added = new LinkedHashSet<>(wide.get("properties").propertyNames());
        added.removeAll(narrow.get("properties").propertyNames());
        for (String name : added) {
            comparison.inside(step(name), property(wide, name), property(narrow, name));
            // Its name may match a pattern; whether it does need not be known if it holds in either case.
            for (JsonNode pattern : narrow.get("patternProperties")) {
                comparison.inside(step(name), property(wide, name), narrow.at(pattern));
            }
        }
    }

    private static String step(String name) {
        return "properties\t" + name;
    }

    private static Subschema property(Subschema schema, String name) {
        JsonNode named = schema.get("properties").path(name);
        return named.isMissingNode() ? schema.child("additionalProperties") : schema.at(named);
    }

    private static void checkUnnamed(Comparison comparison) {
        Subschema others = comparison.wide().child("additionalProperties");
        comparison.inside("additionalProperties", others, comparison.narrow().child("additionalProperties"));
        if (!comparison.wide().has("patternProperties")) {
            for (JsonNode pattern : comparison.narrow().get("patternProperties")) {
                comparison.inside(
                        "additionalProperties", others, comparison.narrow().at(pattern));
            }
        }
    }
}
