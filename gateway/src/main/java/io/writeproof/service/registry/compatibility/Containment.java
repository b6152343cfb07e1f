package io.writeproof.service.registry.compatibility;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Finds where one schema may refuse what another accepts.
 *
 * <p>Recursive schemas are compared on the assumption that a pair that is being compared already holds, which is sound once a
 * step into the document lies between, since documents end. For one comparison, by one thread.
 */
public final class Containment {

    /** Far more than real schemas need; schemas made to be slow stop here. */
    private static final int MOST_COMPARISONS = 20_000;

    private static final List<Rule> RULES = List.of(
            new TypeRule(),
            new NumberRule(),
            new StringRule(),
            new ArrayRule(),
            new ObjectRule(),
            new BranchRule(),
            new OpaqueRule());

    /** Two schemas by identity: equal texts may mean different things in different places. */
    private record Pair(JsonNode wide, JsonNode narrow) {

        @Override
        @SuppressWarnings("ReferenceEquality") // That is the point.
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.wide == wide && pair.narrow == narrow;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(wide) + System.identityHashCode(narrow);
        }
    }

    private final Map<Pair, Integer> underWay = new HashMap<>();
    private int depth;
    private int comparisons;

    private Containment() {}

    /**
     * Where {@code wide} may refuse what {@code narrow} accepts: a JSON pointer and a reason each, none if it refuses nothing.
     *
     * @param wide a schema without a {@linkplain SchemaShape#problem problem}
     * @param narrow another
     */
    public static List<String> gaps(JsonNode wide, JsonNode narrow) {
        if (wide.equals(narrow)) {
            return List.of();
        }
        if (!wide.path("$schema").equals(narrow.path("$schema"))) {
            return List.of("/$schema: the two are of different dialects and cannot be compared");
        }
        Containment whole = new Containment();
        Comparison all = new Comparison(Subschema.of(wide), Subschema.of(narrow), "", whole, new ArrayList<>());
        whole.compare(all);
        return all.gaps();
    }

    boolean accepts(Subschema wide, Subschema narrow) {
        Comparison trial = new Comparison(wide, narrow, "", this, new ArrayList<>());
        compare(trial);
        return trial.gaps().isEmpty();
    }

    void compareInside(Comparison part) {
        depth++;
        compare(part);
        depth--;
    }

    private void compare(Comparison references) {
        Subschema wide = references.wide().target();
        Subschema narrow = references.narrow().target();
        if (wide == null || narrow == null) {
            references.gap(
                    "a reference that is not into the schema itself, or has other keywords beside it, is not compared");
            return;
        }
        if (narrow.acceptsNothing() || wide.acceptsEverything() || wide.isLiterally(narrow)) {
            return;
        }
        if (wide.acceptsNothing()) {
            references.gap("nothing is accepted any more");
            return;
        }
        Comparison comparison = new Comparison(wide, narrow, references.path(), this, references.gaps());
        if (++comparisons > MOST_COMPARISONS) {
            comparison.gap("the schemas are too large to be compared");
            return;
        }
        once(comparison);
    }

    private void once(Comparison comparison) {
        Pair pair = new Pair(comparison.wide().node(), comparison.narrow().node());
        Integer since = underWay.putIfAbsent(pair, depth);
        if (since == null) {
            byRules(comparison);
            underWay.remove(pair);
        } else if (since == depth) {
            comparison.gap("the schema refers to itself without a step into the document");
        }
    }

    private void byRules(Comparison comparison) {
        int before = comparison.gaps().size();
        RULES.forEach(rule -> rule.check(comparison));
        List<String> found = comparison.gaps().subList(before, comparison.gaps().size());
        if (!found.isEmpty() && comparisons <= MOST_COMPARISONS && BranchRule.holdsByCases(comparison)) {
            found.clear();
        }
    }
}
