package io.writeproof.bench.goal;

import java.time.Duration;

/**
 * How long and how often everything is measured.
 *
 * @param rounds rounds that count; one more comes first and does not
 * @param warmUp at the beginning of each round's turn, not measured
 * @param measured after it
 */
public record Pace(int rounds, Duration warmUp, Duration measured) {

    /** A long turn: it shows what a burst does not, such as checkpoints. */
    public Pace sustained(Duration longer) {
        return new Pace(1, warmUp, longer);
    }
}
