package io.writeproof.full;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers that may be absent, out of JSON and into text. Stateless. */
final class Figures {

    private static final double MEBI = 1024.0 * 1024.0;

    private Figures() {}

    /** The number in a node; null when it is none, as JMH's {@code "NaN"}. */
    static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? Double.valueOf(node.doubleValue()) : null;
    }

    /** With so many digits after the point, or a dash. */
    static String text(@Nullable Double number, int digits) {
        return number == null ? "–" : String.format(Locale.ROOT, "%." + digits + "f", number);
    }

    /** A part of 1 as percent. */
    static String percent(@Nullable Double ratio) {
        return ratio == null ? "–" : String.format(Locale.ROOT, "%.1f %%", ratio * 100);
    }

    /** Three to six digits, whatever the magnitude. */
    static String score(@Nullable Double number) {
        if (number == null) {
            return "–";
        }
        double magnitude = Math.abs(number);
        return text(number, magnitude >= 1000 ? 0 : magnitude >= 10 ? 1 : magnitude >= 0.1 ? 3 : 6);
    }

    static String mebibytes(@Nullable Long bytes) {
        return bytes == null ? "–" : String.format(Locale.ROOT, "%.1f MiB", bytes / MEBI);
    }
}
