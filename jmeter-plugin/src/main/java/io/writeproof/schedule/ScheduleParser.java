package io.writeproof.schedule;

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
 * schedule = { setting separator } item { separator item }
 * setting  = "seed" whole | "scale" ( "rates" | "times" ) "by" number
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

    private static final long MOST_ARRIVALS = 1_000_000L * Terms.LONGEST.toSeconds();
    private static final int MOST_PHASES = 10_000;
    private static final long LARGEST_BURST = 10_000_000;
    private static final Set<String> SHAPES = Set.of("poisson", "ramp", "pause");

    private final TextCursor cursor;
    private final Terms terms;
    private final List<Phase> phases = new ArrayList<>();
    private int written;
    private long seed = Schedule.DEFAULT_SEED;
    private Scale scale = Scale.NONE;

    ScheduleParser(String text) {
        cursor = new TextCursor(text);
        terms = new Terms(cursor);
    }

    Schedule parse() {
        skipSeparators();
        while (setting()) {
            endOfPhase();
        }
        while (!cursor.atEnd()) {
            item();
            endOfPhase();
        }
        Schedule schedule = new Schedule(phases.stream().map(this::scaled).toList(), seed);
        if (schedule.arrivals() == 0) {
            throw cursor.error("expected a schedule such as `100/s for 30s`, found one that plans no request", 0);
        }
        return schedule;
    }

    private boolean setting() {
        if (terms.takeWord("seed")) {
            seed = terms.whole("a seed such as `42`", Long.MAX_VALUE);
            return true;
        }
        if (terms.takeWord("scale")) {
            scale();
            return true;
        }
        return false;
    }

    private void scale() {
        boolean rates = terms.takeWord("rates");
        if (!rates) {
            terms.expectWord("times", "`rates` or `times`");
        }
        terms.expectWord("by", "`by` and a factor such as `0.1`");
        int start = cursor.skipBlanks().offset();
        BigDecimal factor = cursor.takeNumber("a factor such as `0.1`");
        if (factor.signum() == 0 || factor.compareTo(Scale.MOST) > 0) {
            throw cursor.error("a factor is more than 0 and at most " + Scale.MOST, start);
        }
        scale = rates ? scale.withRates(factor) : scale.withTimes(factor);
    }

    /** What is written keeps its limits when it is scaled. */
    private Phase scaled(Phase phase) {
        Phase scaled = scale.of(phase);
        boolean tooLong = scaled.duration().compareTo(Terms.LONGEST) > 0;
        if (tooLong || scaled.peakRate() > Terms.FASTEST.doubleValue() || scaled.arrivals() > MOST_ARRIVALS) {
            throw cursor.error("scaled, " + scaled + " is beyond the limits: 1000000/s and 7 days", 0);
        }
        return scaled;
    }

    private void item() {
        int start = cursor.offset();
        if (terms.takeWord("repeat")) {
            repeat(start);
        } else {
            add(1, List.of(phase()), start);
        }
    }

    private void repeat(int start) {
        int times = (int) terms.whole("how many times, such as `3`", MOST_PHASES);
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
        if (terms.takeWord("pause")) {
            return new Phase(name, LinearRate.none(), forDuration());
        }
        if (burstComes()) {
            return burst(name);
        }
        Function<LinearRate, Shape> spacing = terms.takeWord("poisson") ? Poisson::new : even -> even;
        if (terms.takeWord("ramp")) {
            LinearRate ramp = ramp();
            terms.expectWord("over", "`over` and a duration after the rates");
            return new Phase(name, spacing.apply(ramp), terms.length(ramp));
        }
        LinearRate rate = LinearRate.constant(terms.rateAboveZero());
        terms.expectWord("for", "`for` and a duration after the rate");
        return new Phase(name, spacing.apply(rate), terms.length(rate));
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
        boolean comes = terms.takeWord("at");
        cursor.backTo(start);
        return comes;
    }

    private Phase burst(String name) {
        long size = terms.whole("a number of requests", LARGEST_BURST);
        terms.expectWord("at", "`at once`");
        terms.expectWord("once", "`at once`");
        return new Phase(name, new Burst(size), forDuration());
    }

    private LinearRate ramp() {
        int start = cursor.skipBlanks().offset();
        BigDecimal from = terms.rate();
        if (!cursor.skipBlanks().take("->")) {
            throw cursor.expected("`->` and the rate at the end of the ramp");
        }
        LinearRate ramp = new LinearRate(from, terms.rate());
        if (ramp.equals(LinearRate.none())) {
            throw cursor.error("a ramp starts or ends at a rate of more than 0; `pause` plans nothing", start);
        }
        return ramp;
    }

    private Duration forDuration() {
        terms.expectWord("for", "`for` and a duration");
        return terms.duration();
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
