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
    public static List<Span> joined(List<Span> spans) {
        return joined(spans, 0);
    }

    /** Likewise, with those made one too that lie at most so far apart. */
    public static List<Span> joined(List<Span> spans, long apartNanos) {
        Comparator<Span> order = (a, b) -> Long.signum(a.fromNanos - b.fromNanos);
        List<Span> joined = new ArrayList<>();
        for (Span next : spans.stream().sorted(order).toList()) {
            int last = joined.size() - 1;
            if (last >= 0 && next.fromNanos - joined.get(last).toNanos <= apartNanos) {
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

    /** How much time the parts have between two moments, what several of them share counted once. */
    public static long nanosBetween(List<Span> spans, long fromNanos, long toNanos) {
        if (toNanos - fromNanos <= 0) {
            return 0;
        }
        return joined(spans).stream()
                .filter(span -> span.toNanos - fromNanos > 0 && toNanos - span.fromNanos > 0)
                .map(span -> span.within(fromNanos, toNanos))
                .mapToLong(span -> span.toNanos - span.fromNanos)
                .sum();
    }

    /**
     * The part of it between two moments.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Span within(long earliestNanos, long latestNanos) {
        return new Span(
                earliestNanos - fromNanos > 0 ? earliestNanos : fromNanos,
                toNanos - latestNanos > 0 ? latestNanos : toNanos);
    }

    boolean contains(long nanos) {
        return nanos - fromNanos >= 0 && toNanos - nanos >= 0;
    }
}
