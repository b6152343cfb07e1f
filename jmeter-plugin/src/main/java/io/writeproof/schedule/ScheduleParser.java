package io.writeproof.schedule;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursive descent over the schedule language.
 *
 * <pre>
 * schedule = phase { (";" | line end) phase } [ ";" ]
 * phase    = [ name ":" ] shape "for" duration
 * shape    = number "/s"
 * duration = number unit { number unit }        unit = "ms" | "s" | "m" | "h"
 * </pre>
 */
final class ScheduleParser {

    private static final BigDecimal FASTEST = BigDecimal.valueOf(1_000_000);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final TextCursor cursor;
    private final List<Phase> phases = new ArrayList<>();

    ScheduleParser(String text) {
        cursor = new TextCursor(text);
    }

    Schedule parse() {
        skipSeparators();
        while (!cursor.atEnd()) {
            phases.add(phase());
            endOfPhase();
        }
        Schedule schedule = new Schedule(phases);
        if (schedule.arrivals() == 0) {
            throw cursor.error("expected a schedule such as `100/s for 30s`, found one that plans no request", 0);
        }
        return schedule;
    }

    private Phase phase() {
        String name = phaseName();
        Shape shape = shape();
        if (!cursor.skipBlanks().take("for")) {
            throw cursor.expected("`for` and a duration after the rate");
        }
        return new Phase(name, shape, duration());
    }

    private String phaseName() {
        int start = cursor.offset();
        String name = cursor.takeName();
        if (name.isEmpty()) {
            return unique("phase-" + (phases.size() + 1), start);
        }
        if (!cursor.skipBlanks().take(":")) {
            throw cursor.expected("`:` after the name of the phase");
        }
        return unique(name, start);
    }

    private String unique(String name, int start) {
        if (phases.stream().anyMatch(phase -> phase.name().equals(name))) {
            throw cursor.error("two phases are called `" + name + "`; give one of them another name", start);
        }
        return name;
    }

    private Shape shape() {
        int start = cursor.skipBlanks().offset();
        BigDecimal rate = cursor.takeNumber("a rate such as `100/s`");
        if (!cursor.skipBlanks().take("/s")) {
            throw cursor.expected("`/s` after the rate");
        }
        if (rate.signum() == 0 || rate.compareTo(FASTEST) > 0) {
            throw cursor.error("a rate is more than 0 and at most 1000000/s", start);
        }
        return Shape.constant(rate);
    }

    private Duration duration() {
        int start = cursor.skipBlanks().offset();
        BigDecimal nanos = BigDecimal.ZERO;
        do {
            nanos = nanos.add(durationPart());
        } while (Character.isDigit(cursor.peek()));
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

    private void endOfPhase() {
        cursor.skipBlanks();
        if (!cursor.atEnd() && cursor.peek() != ';' && cursor.peek() != '\n') {
            throw cursor.expected("`;` between two phases");
        }
        skipSeparators();
    }

    private void skipSeparators() {
        cursor.takeWhile(c -> c == ';' || Character.isWhitespace(c));
    }

    /** A duration as the language has it. */
    static String toText(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros();
        return seconds.toPlainString() + "s";
    }
}
