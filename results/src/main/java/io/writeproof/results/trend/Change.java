package io.writeproof.results.trend;

import io.writeproof.results.compare.Direction;
import io.writeproof.results.trend.Series.Point;
import java.util.Optional;

/**
 * A place where a series changed.
 *
 * @param index of the first point after the change
 * @param last the point before it
 * @param first the point after it
 * @param before median of the points from the previous change to here
 * @param after median of the points from here to the next change
 * @param basis how sure it is
 */
public record Change(int index, Point last, Point first, double before, double after, Basis basis) {

    /** What a change rests on. */
    public enum Basis {
        /** A change point of a long enough series. */
        CHANGE_POINT,
        /** The newest runs of a short history, all beyond those before them: a reason to look, no proof. */
        SHORT_HISTORY
    }

    /** After the change, relative to before, in per cent; not finite when it was 0 before. */
    public double percent() {
        return (after / before - 1) * 100;
    }

    /** Whether it got better or worse; empty when the unit does not say which way is better. */
    public Optional<Judgement> judgement(Optional<Direction> direction) {
        return direction.map(
                way -> (after > before) == (way == Direction.HIGHER_IS_BETTER) ? Judgement.BETTER : Judgement.WORSE);
    }

    /** What a change means. */
    public enum Judgement {
        BETTER,
        WORSE
    }
}
