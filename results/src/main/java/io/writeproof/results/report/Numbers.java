package io.writeproof.results.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** A number of a table's cell, or a dash. Stateless. */
final class Numbers {

    private Numbers() {}

    static String of(OptionalDouble number, String format) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble()) : "-";
    }

    /** A part of a whole in percent, without rounding up to all of it. */
    static String percent(OptionalDouble part, OptionalDouble whole) {
        return part.isPresent() && whole.orElse(0) > 0
                ? of(OptionalDouble.of(Math.floor(10_000 * part.getAsDouble() / whole.getAsDouble()) / 100), "%.2f")
                : "-";
    }
}
