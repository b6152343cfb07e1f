package io.writeproof.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Phases that follow one another. Immutable; {@link #toString()} is text that parses to the same schedule.
 *
 * @param phases at least one of them plans an arrival
 * @param seed of the random moments; the same seed plans the same moments
 */
public record Schedule(List<Phase> phases, long seed) {

    /** The seed of a schedule that names none. */
    public static final long DEFAULT_SEED = 1;

    public Schedule {
        phases = List.copyOf(phases);
    }

    /**
     * Reads a schedule such as {@code warmup: ramp 0/s -> 100/s over 30s; steady: 100/s for 3m}.
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

    /** The most arrivals per second of any phase; a burst asks for its mean rate. */
    public double peakRate() {
        return phases.stream().mapToDouble(Phase::peakRate).max().orElse(0);
    }

    /** Whether the moments depend on the seed. */
    public boolean random() {
        return phases.stream().anyMatch(phase -> phase.shape().random());
    }

    /** The phases in their order, each with its place. */
    public List<PlacedPhase> placed() {
        List<PlacedPhase> placed = new ArrayList<>();
        Duration start = Duration.ZERO;
        for (Phase phase : phases) {
            placed.add(new PlacedPhase(phase, start));
            start = start.plus(phase.duration());
        }
        return placed;
    }

    @Override
    public String toString() {
        String text = phases.stream().map(Phase::toString).collect(Collectors.joining("; "));
        return seed == DEFAULT_SEED && !random() ? text : "seed " + seed + "; " + text;
    }
}
