package io.writeproof.threshold;

import io.writeproof.syntax.TextCursor;
import java.math.BigDecimal;
import java.time.Duration;

/** Durations of whole seconds in the language: `30s`, `10m`, `2h`. */
final class Seconds {

    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final BigDecimal LONGEST = BigDecimal.valueOf(365 * 24 * HOUR);

    private Seconds() {}

    static Duration parse(TextCursor cursor) {
        int start = cursor.skipBlanks().offset();
        BigDecimal number = cursor.takeNumber("a duration such as `30s`");
        BigDecimal seconds = number.multiply(BigDecimal.valueOf(unit(cursor)));
        boolean whole = seconds.stripTrailingZeros().scale() <= 0;
        if (!whole || seconds.signum() == 0 || seconds.compareTo(LONGEST) > 0) {
            throw cursor.error("expected whole seconds, from 1s to a year", start);
        }
        return Duration.ofSeconds(seconds.longValueExact());
    }

    private static long unit(TextCursor cursor) {
        int start = cursor.offset();
        return switch (cursor.takeLetters()) {
            case "s" -> 1;
            case "m" -> MINUTE;
            case "h" -> HOUR;
            default -> {
                cursor.backTo(start);
                throw cursor.expected("`s`, `m` or `h` after the number");
            }
        };
    }

    static String toText(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % HOUR == 0) {
            return seconds / HOUR + "h";
        }
        return seconds % MINUTE == 0 ? seconds / MINUTE + "m" : seconds + "s";
    }
}
