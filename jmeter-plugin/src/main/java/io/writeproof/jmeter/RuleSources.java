package io.writeproof.jmeter;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.threshold.RuleParser;
import io.writeproof.threshold.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Joins rules from several places; a later place may use the groups of an earlier one. Confined to one thread. */
final class RuleSources {

    private Rules rules = Rules.NONE;

    /**
     * Adds the rules of a file in UTF-8, if there is one.
     *
     * @throws IllegalArgumentException when it cannot be read or its rules do not parse
     */
    RuleSources file(@Nullable Path file, String property) {
        if (file == null) {
            return this;
        }
        try {
            return text(Files.readString(file), file + " (" + property + ")");
        } catch (IOException e) {
            throw new IllegalArgumentException(property + ": expected rules in " + file + ", found " + e, e);
        }
    }

    /**
     * Adds rules.
     *
     * @param source where they stand
     * @throws IllegalArgumentException when they do not parse
     */
    RuleSources text(String text, String source) {
        try {
            rules = RuleParser.parse(text, rules);
            return this;
        } catch (SyntaxException e) {
            throw new IllegalArgumentException("the rules in " + source + " do not parse: " + e.explain(), e);
        }
    }

    Rules rules() {
        return rules;
    }
}
