package io.writeproof.service.registry.compatibility;

import java.util.List;

/** Keywords that are not understood here: they may go, but neither come nor change. */
final class OpaqueRule implements Rule {

    /** Each list is understood together: what one of it means depends on the others. */
    private static final List<List<String>> GROUPS = List.of(
            List.of("if", "then", "else"),
            List.of("contains", "minContains", "maxContains"),
            List.of("contentEncoding", "contentMediaType", "contentSchema"),
            List.of("dependencies"),
            List.of("dependentRequired"),
            List.of("dependentSchemas"),
            List.of("format"),
            List.of("not"),
            List.of("oneOf"),
            List.of("propertyNames"));

    /** What these mean depends on everything beside them. */
    private static final List<String> OF_THE_WHOLE =
            List.of("unevaluatedItems", "unevaluatedProperties", "$dynamicRef", "$recursiveRef");

    @Override
    public void check(Comparison comparison) {
        Subschema wide = comparison.wide();
        for (List<String> group : GROUPS) {
            if (group.stream().anyMatch(wide::has) && !wide.hasSame(group, comparison.narrow())) {
                comparison.gap(String.join(", ", group) + ": new or another, which is not compared further");
            }
        }
        OF_THE_WHOLE.stream()
                .filter(wide::has)
                .forEach(keyword -> comparison.gap(keyword + " is not compared unless all beside it is the same"));
    }
}
