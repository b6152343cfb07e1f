package io.writeproof.service.registry.compatibility;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keywords that are a number to be at least, or at most. */
final class Bounds {

    private Bounds() {}

    /** Notes a gap for each of the keywords that asks for more than it did; a missing one asks for 0. */
    static void checkLeast(Comparison comparison, List<String> keywords) {
        for (String keyword : keywords) {
            BigDecimal wide = number(comparison.wide(), keyword);
            BigDecimal narrow = number(comparison.narrow(), keyword);
            if (wide != null && wide.compareTo(narrow == null ? BigDecimal.ZERO : narrow) > 0) {
                comparison.gap(keyword + " is higher: " + wide.toPlainString());
            }
        }
    }

    /** Notes a gap for each of the keywords that allows less than it did; a missing one allows everything. */
    static void checkMost(Comparison comparison, List<String> keywords) {
        for (String keyword : keywords) {
            BigDecimal wide = number(comparison.wide(), keyword);
            BigDecimal narrow = number(comparison.narrow(), keyword);
            if (wide != null && (narrow == null || wide.compareTo(narrow) < 0)) {
                comparison.gap(keyword + " is lower: " + wide.toPlainString());
            }
        }
    }

    static @Nullable BigDecimal number(Subschema schema, String keyword) {
        return schema.has(keyword) ? schema.get(keyword).decimalValue() : null;
    }
}
