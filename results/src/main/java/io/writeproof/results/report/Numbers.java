package io.writeproof.results.report;

import java.util.Locale;
import java.util.OptionalDouble;

/** A number of a table's cell, or a dash. Stateless. */
final class Numbers {

    private Numbers() {}

    static String of(OptionalDouble number, String format) {
        return number.isPresent() ? String.format(Locale.ROOT, format, number.getAsDouble()) : "-";
    }
}
