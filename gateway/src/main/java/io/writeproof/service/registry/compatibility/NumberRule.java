package io.writeproof.service.registry.compatibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code minimum}, {@code maximum}, their exclusive forms and {@code multipleOf}: no number may be lost. */
final class NumberRule implements Rule {

    /** An end of the numbers accepted; {@code open} is 1 where the value itself is not accepted, else 0. */
    private record End(BigDecimal value, int open) {}

    @Override
    public void check(Comparison comparison) {
        if (!comparison.narrow().allowsNumbers()) {
            return;
        }
        Comparator<End> higher = Comparator.comparing(End::value).thenComparing(End::open);
        Comparator<End> lower = Comparator.comparing(End::value).reversed().thenComparing(End::open);
        checkEnd(comparison, "inimum", higher);
        checkEnd(comparison, "aximum", lower);
        checkMultiple(comparison);
    }

    private static void checkEnd(Comparison comparison, String which, Comparator<End> stricter) {
        End wide = end(comparison.wide(), which, stricter);
        End narrow = end(comparison.narrow(), which, stricter);
        if (wide != null && (narrow == null || stricter.compare(wide, narrow) > 0)) {
            comparison.gap("m" + which + " is stricter");
        }
    }

    private static @Nullable End end(Subschema schema, String which, Comparator<End> stricter) {
        List<End> ends = new ArrayList<>();
        BigDecimal closed = Bounds.number(schema, "m" + which);
        BigDecimal open = Bounds.number(schema, "exclusiveM" + which);
        if (closed != null) {
            ends.add(new End(closed, 0));
        }
        if (open != null) {
            ends.add(new End(open, 1));
        }
        return ends.stream().max(stricter).orElse(null);
    }

    /** Multiples of a number are multiples of whatever divides it; whole numbers are multiples of 1. */
    private static void checkMultiple(Comparison comparison) {
        BigDecimal wide = Bounds.number(comparison.wide(), "multipleOf");
        BigDecimal narrow = Bounds.number(comparison.narrow(), "multipleOf");
        if (narrow == null && !comparison.narrow().allows("number")) {
            narrow = BigDecimal.ONE;
        }
        if (wide != null && (narrow == null || narrow.remainder(wide).signum() != 0)) {
            comparison.gap("multipleOf does not divide what it was before");
        }
    }
}
