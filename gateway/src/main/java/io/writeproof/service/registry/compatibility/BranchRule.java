package io.writeproof.service.registry.compatibility;

import java.util.List;

/** {@code anyOf} and {@code allOf}: one branch is enough, all are needed. */
final class BranchRule implements Rule {

    @Override
    public void check(Comparison comparison) {
        Subschema wide = comparison.wide();
        Subschema narrow = comparison.narrow();
        if (wide.has("anyOf") && !acceptedByOne(comparison, narrow) && !eachAcceptedByOne(comparison)) {
            comparison.gap("anyOf has no branch that accepts what was accepted");
        }
        List<Subschema> parts = narrow.children("allOf");
        for (Subschema branch : wide.children("allOf")) {
            if (!comparison.accepts(branch, narrow) && parts.stream().noneMatch(p -> comparison.accepts(branch, p))) {
                comparison.gap("allOf has a branch that is new or stricter");
            }
        }
    }

    private static boolean acceptedByOne(Comparison comparison, Subschema narrow) {
        return comparison.wide().children("anyOf").stream().anyMatch(branch -> comparison.accepts(branch, narrow));
    }

    private static boolean eachAcceptedByOne(Comparison comparison) {
        List<Subschema> cases = comparison.narrow().children("anyOf");
        return !cases.isEmpty() && cases.stream().allMatch(one -> acceptedByOne(comparison, one));
    }

    /** Whether it holds because it does for every case that {@code narrow} names, or for one of the parts it is made of. */
    static boolean holdsByCases(Comparison comparison) {
        Subschema wide = comparison.wide();
        Subschema narrow = comparison.narrow();
        return allAccepted(comparison, narrow.children("anyOf"))
                || allAccepted(comparison, narrow.children("oneOf"))
                || narrow.children("allOf").stream().anyMatch(part -> comparison.accepts(wide, part));
    }

    private static boolean allAccepted(Comparison comparison, List<Subschema> cases) {
        return !cases.isEmpty() && cases.stream().allMatch(one -> comparison.accepts(comparison.wide(), one));
    }
}
