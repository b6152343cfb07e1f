package io.writeproof.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of the run, both ends included.
 *
 * @param fromNanos on the clock of {@link System#nanoTime()}
 * @param toNanos on the same clock, not before the beginning
 */
public record Span(long fromNanos, long toNanos) {

    public Span {
        if (toNanos - fromNanos < 0) {
            throw new IllegalArgumentException("expected an end that does not lie before the beginning");
        }
    }

    /** The same parts in order, those that touch or overlap made one. */
    static List<Span> joined(List<Span> spans) {
        Comparator<Span> order = (a, b) -> Long.signum(a.fromNanos - b.fromNanos);
        List<Span> joined = new ArrayList<>();
        for (Span next : spans.stream().sorted(order).toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && next.fromNanos - joined.get(last).toNanos <= 0) {
                joined.set(last, joined.get(last).and(next));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    /** From the earlier beginning to the later end. */
    public Span and(Span other) {
        return new Span(
                other.fromNanos - fromNanos < 0 ? other.fromNanos : fromNanos,
                other.toNanos - toNanos > 0 ? other.toNanos : toNanos);
    }

    boolean contains(long nanos) {
        return nanos - fromNanos >= 0 && toNanos - nanos >= 0;
    }
}
