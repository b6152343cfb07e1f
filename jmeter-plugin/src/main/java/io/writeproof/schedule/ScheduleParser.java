package io.writeproof.schedule;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Recursive descent over the schedule language.
 *
 * <pre>
 * schedule = [ "seed" whole separator ] item { separator item }
 * item     = phase | "repeat" whole "{" phase { separator phase } "}"
 * phase    = [ name ":" ] load
 * load     = [ "poisson" ] rate "for" length
 *          | [ "poisson" ] "ramp" rate "->" rate "over" length
 *          | whole "at" "once" "for" duration
 *          | "pause" "for" duration
 * rate     = number "/s"
 * length   = duration | whole "requests"
 * duration = number unit { number unit }        unit = "ms" | "s" | "m" | "h"
 * separator = ";" | line end, any number of them
 * </pre>
 */
final class ScheduleParser {

    private static final BigDecimal FASTEST = BigDecimal.valueOf(1_000_000);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_PHASES = 10_000;
    private static final long LARGEST_BURST = 10_000_000;
    private static final String RATES = "a rate is more than 0 and at most 1000000/s";
    private static final Set<String> SHAPES = Set.of("poisson", "ramp", "pause");

    private final TextCursor cursor;
    private final List<Phase> phases = new ArrayList<>();
    private int written;

    ScheduleParser(String text) {
        cursor = new TextCursor(text);
    }

    Schedule parse() {
        skipSeparators();
        long seed = seed();
        while (!cursor.atEnd()) {
            item();
            endOfPhase();
        }
        Schedule schedule = new Schedule(phases, seed);
        if (schedule.arrivals() == 0) {
            throw cursor.error("expected a schedule such as `100/s for 30s`, found one that plans no request", 0);
        }
        return schedule;
    }

    private long seed() {
        if (!takeWord("seed")) {
            return Schedule.DEFAULT_SEED;
        }
        long seed = whole("a seed such as `42`", Long.MAX_VALUE);
        endOfPhase();
        return seed;
    }

    private void item() {
        int start = cursor.offset();
        if (takeWord("repeat")) {
            repeat(start);
        } else {
            add(1, List.of(phase()), start);
        }
    }

    private void repeat(int start) {
        int times = (int) whole("how many times, such as `3`", MOST_PHASES);
        if (!cursor.skipBlanks().take("{")) {
            throw cursor.expected("`{` and the phases to repeat");
        }
        List<Phase> body = new ArrayList<>();
        skipSeparators();
        while (!cursor.take("}")) {
            if (cursor.atEnd()) {
                throw cursor.expected("`}` after the phases to repeat");
            }
            body.add(phase());
            if (cursor.skipBlanks().peek() != '}') {
                endOfPhase();
            }
        }
        add(times, body, start);
    }

    private void add(int times, List<Phase> body, int start) {
        if (phases.size() + (long) times * body.size() > MOST_PHASES) {
            throw cursor.error("a schedule has at most " + MOST_PHASES + " phases, repeated ones counted", start);
        }
        Collections.nCopies(times, body).forEach(phases::addAll);
    }

    private Phase phase() {
        written++;
        String name = phaseName();
        cursor.skipBlanks();
        if (takeWord("pause")) {
            return new Phase(name, LinearRate.none(), forDuration());
        }
        if (burstComes()) {
            return burst(name);
        }
        Function<LinearRate, Shape> spacing = takeWord("poisson") ? Poisson::new : even -> even;
        if (takeWord("ramp")) {
            LinearRate ramp = ramp();
            expectWord("over", "`over` and a duration after the rates");
            return new Phase(name, spacing.apply(ramp), length(ramp));
        }
        LinearRate rate = LinearRate.constant(rateAboveZero());
        expectWord("for", "`for` and a duration after the rate");
        return new Phase(name, spacing.apply(rate), length(rate));
    }

    private String phaseName() {
        int start = cursor.offset();
        String name = cursor.takeName();
        if (!name.isEmpty() && cursor.skipBlanks().take(":")) {
            return name;
        }
        if (!name.isEmpty() && !SHAPES.contains(name)) {
            throw cursor.expected("`:` after the name of the phase");
        }
        cursor.backTo(start);
        return "phase-" + written;
    }

    private boolean burstComes() {
        int start = cursor.offset();
        cursor.takeWhile(c -> Character.isDigit(c) || c == '.');
        boolean comes = takeWord("at");
        cursor.backTo(start);
        return comes;
    }

    private Phase burst(String name) {
        long size = whole("a number of requests", LARGEST_BURST);
        expectWord("at", "`at once`");
        expectWord("once", "`at once`");
        return new Phase(name, new Burst(size), forDuration());
    }

    private LinearRate ramp() {
        int start = cursor.skipBlanks().offset();
        BigDecimal from = rate();
        if (!cursor.skipBlanks().take("->")) {
            throw cursor.expected("`->` and the rate at the end of the ramp");
        }
        LinearRate ramp = new LinearRate(from, rate());
        if (ramp.equals(LinearRate.none())) {
            throw cursor.error("a ramp starts or ends at a rate of more than 0; `pause` plans nothing", start);
        }
        return ramp;
    }

    private BigDecimal rateAboveZero() {
        int start = cursor.skipBlanks().offset();
        BigDecimal rate = rate();
        if (rate.signum() == 0) {
            throw cursor.error(RATES, start);
        }
        return rate;
    }

    private BigDecimal rate() {
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
    private Duration length(LinearRate rate) {
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

    private Duration forDuration() {
        expectWord("for", "`for` and a duration");
        return duration();
    }

    private Duration duration() {
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

    private long whole(String what, long most) {
        int start = cursor.skipBlanks().offset();
        BigDecimal number = cursor.takeNumber(what);
        if (number.stripTrailingZeros().scale() > 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw cursor.error("expected a whole number of at most " + most, start);
        }
        return number.longValue();
    }

    private void expectWord(String word, String expected) {
        if (!takeWord(word)) {
            throw cursor.expected(expected);
        }
    }

    /** Steps over the word if it comes next and is not the name of a phase. */
    private boolean takeWord(String word) {
        int start = cursor.skipBlanks().offset();
        if (cursor.takeName().equals(word) && cursor.skipBlanks().peek() != ':') {
            return true;
        }
        cursor.backTo(start);
        return false;
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
