package io.writeproof.service.registry.compatibility;

import java.util.List;

/** {@code minLength}, {@code maxLength} and {@code pattern}. One pattern does not tell what another accepts. */
final class StringRule implements Rule {

    private static final List<String> LEAST = List.of("minLength");
    private static final List<String> MOST = List.of("maxLength");

    @Override
    public void check(Comparison comparison) {
        if (!comparison.narrow().allows("string")) {
            return;
        }
        Bounds.checkLeast(comparison, LEAST);
        Bounds.checkMost(comparison, MOST);
        if (comparison.wide().has("pattern")
                && !comparison.wide().get("pattern").equals(comparison.narrow().get("pattern"))) {
            comparison.gap("pattern is new or another");
        }
    }
}
