package io.writeproof.schedule;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Phases that follow one another. Immutable; {@link #toString()} is text that parses to the same schedule.
 *
 * @param phases at least one of them plans an arrival
 */
public record Schedule(List<Phase> phases) {

    public Schedule {
        phases = List.copyOf(phases);
    }

    /**
     * Reads a schedule such as {@code warmup: 100/s for 5s; steady: 100/s for 3m}.
     *
     * @throws io.writeproof.syntax.SyntaxException when the text is not one
     */
    public static Schedule parse(String text) {
        return new ScheduleParser(text).parse();
    }

    /** How many arrivals are planned in all. */
    public long arrivals() {
        return phases.stream().mapToLong(Phase::arrivals).sum();
    }

    /** From the first phase's beginning to the last one's end. */
    public Duration duration() {
        return phases.stream().map(Phase::duration).reduce(Duration.ZERO, Duration::plus);
    }

    /** From the beginning of the schedule until the phase begins. */
    public Duration startOf(Phase wanted) {
        return phases.stream()
                .takeWhile(phase -> !phase.equals(wanted))
                .map(Phase::duration)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public String toString() {
        return phases.stream().map(Phase::toString).collect(Collectors.joining("; "));
    }
}
