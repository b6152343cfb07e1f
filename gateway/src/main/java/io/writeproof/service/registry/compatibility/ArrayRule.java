package io.writeproof.service.registry.compatibility;

import java.util.List;

/** {@code items}, {@code minItems}, {@code maxItems} and {@code uniqueItems}; tuples must be the same. */
final class ArrayRule implements Rule {

    private static final List<String> TUPLE = List.of("prefixItems", "items", "additionalItems");
    private static final List<String> LEAST = List.of("minItems");
    private static final List<String> MOST = List.of("maxItems");

    @Override
    public void check(Comparison comparison) {
        if (!comparison.narrow().allows("array")) {
            return;
        }
        Bounds.checkLeast(comparison, LEAST);
        Bounds.checkMost(comparison, MOST);
        if (isUnique(comparison.wide()) && !isUnique(comparison.narrow())) {
            comparison.gap("uniqueItems is new");
        }
        checkItems(comparison);
    }

    private static boolean isUnique(Subschema schema) {
        return schema.get("uniqueItems").asBoolean(false);
    }

    private static void checkItems(Comparison comparison) {
        Subschema wide = comparison.wide();
        Subschema narrow = comparison.narrow();
        if (TUPLE.stream().noneMatch(wide::has)) {
            return;
        }
        if (!isTuple(wide) && !isTuple(narrow)) {
            comparison.inside("items", wide.child("items"), narrow.child("items"));
        } else if (!wide.hasSame(TUPLE, narrow)) {
            comparison.gap("the items of a tuple have changed");
        }
    }

    private static boolean isTuple(Subschema schema) {
        return schema.has("prefixItems") || schema.get("items").isArray() || schema.has("additionalItems");
    }
}
