package io.writeproof.schedule;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import java.math.BigDecimal;
import java.time.Duration;

/** Reads what the schedule language is made of: words, whole numbers, rates and durations. Reads one text. */
final class Terms {

    /** The highest rate, per second. */
    static final BigDecimal FASTEST = BigDecimal.valueOf(1_000_000);

    /** The longest phase. */
    static final Duration LONGEST = Duration.ofDays(7);

    private static final String RATES = "a rate is more than 0 and at most 1000000/s";

    private final TextCursor cursor;

    Terms(TextCursor cursor) {
        this.cursor = cursor;
    }

    BigDecimal rateAboveZero() {
        int start = cursor.skipBlanks().offset();
        BigDecimal rate = rate();
        if (rate.signum() == 0) {
            throw cursor.error(RATES, start);
        }
        return rate;
    }

    BigDecimal rate() {
        int start = cursor.skipBlanks().offset();
        BigDecimal rate = cursor.takeNumber("a rate such as `100/s`");
        if (!cursor.skipBlanks().take("/s")) {
            throw cursor.expected("`/s` after the rate");
        }
        if (rate.compareTo(FASTEST) > 0) {
            throw cursor.error(RATES, start);
        }
        return rate;
    }

    /** The number of requests is another way to write the duration: the rate makes each follow from the other. */
    Duration length(LinearRate rate) {
        int start = cursor.skipBlanks().offset();
        cursor.takeNumber("a duration such as `30s` or a number of requests");
        boolean counted = takeWord("requests");
        cursor.backTo(start);
        if (!counted) {
            return duration();
        }
        BigDecimal requests = BigDecimal.valueOf(whole("a number of requests", Long.MAX_VALUE));
        expectWord("requests", "`requests`");
        return upToLongest(rate.nanosOf(requests), start);
    }

    Duration duration() {
        int start = cursor.skipBlanks().offset();
        BigDecimal nanos = BigDecimal.ZERO;
        do {
            nanos = nanos.add(durationPart());
        } while (Character.isDigit(cursor.peek()));
        return upToLongest(nanos, start);
    }

    private Duration upToLongest(BigDecimal nanos, int start) {
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
            throw cursor.error("a phase lasts at most 7 days", start);
        }
        return Duration.ofNanos(nanos.longValue());
    }

    private BigDecimal durationPart() {
        return cursor.takeNumber("a duration such as `30s`").multiply(BigDecimal.valueOf(unitNanos()));
    }

    private long unitNanos() {
        SyntaxException problem =
                cursor.skipBlanks().expected("a unit of time (`ms`, `s`, `m` or `h`) after the number");
        return switch (cursor.takeLetters()) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> throw problem;
        };
    }

    long whole(String what, long most) {
        int start = cursor.skipBlanks().offset();
        BigDecimal number = cursor.takeNumber(what);
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw cursor.error("expected a whole number of at most " + most, start);
        }
        return number.longValue();
    }

    void expectWord(String word, String expected) {
        if (!takeWord(word)) {
            throw cursor.expected(expected);
        }
    }

    /** Steps over the word if it comes next and is not the name of a phase. */
    boolean takeWord(String word) {
        int start = cursor.skipBlanks().offset();
        if (cursor.takeName().equals(word) && cursor.skipBlanks().peek() != ':') {
            return true;
        }
        cursor.backTo(start);
        return false;
    }
}
