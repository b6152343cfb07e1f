package io.writeproof.service.registry.compatibility;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** {@code type}, {@code enum} and {@code const}: what was possible must stay possible. */
final class TypeRule implements Rule {

    @Override
    public void check(Comparison comparison) {
        Set<String> accepted = comparison.wide().declaredTypes();
        Set<String> refused = new TreeSet<>(comparison.narrow().types());
        refused.removeIf(type -> Subschema.includes(accepted, type));
        if (!refused.isEmpty()) {
            comparison.gap(
                    "type " + String.join(", ", refused) + " is not accepted, only " + String.join(", ", accepted));
        }
        checkValues(comparison);
    }

    private static void checkValues(Comparison comparison) {
        Subschema wide = comparison.wide();
        if (!wide.has("enum") && !wide.has("const")) {
            return;
        }
        Set<JsonNode> values = comparison.narrow().values();
        if (values.isEmpty()) {
            comparison.gap("enum or const accepts only some values, where any were possible");
        } else if (!wide.values().containsAll(values)) {
            comparison.gap("enum or const accepts fewer values");
        }
    }
}
