package io.writeproof.report.chart;

import io.writeproof.report.Figures;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which shade a count has: each stands for counts up to about the same multiple of the shade before. Immutable.
 *
 * @param bounds the least count of each shade that is used, ascending from 1
 * @param most the greatest count there is
 */
record Shades(List<Long> bounds, long most) {

    /** As many as the page's style knows, from 1, the weakest. */
    static final int STRONGEST = 7;

    /** Shades for counts up to this one; few counts need few shades. */
    static Shades upTo(long most) {
        List<Long> bounds = IntStream.range(0, STRONGEST)
                .mapToObj(shade -> rounded(Math.pow((double) most, (double) shade / STRONGEST)))
                .distinct()
                .toList();
        return new Shades(bounds, most);
    }

    /** To one digit, so that the key can be read. */
    private static Long rounded(double bound) {
        double power = Math.pow(10, Math.floor(Math.log10(bound)));
        return Math.round(Math.round(bound / power) * power);
    }

    /** The shade of a count, 0 for none of them. */
    int of(long count) {
        int level = 0;
        while (level < bounds.size() && bounds.get(level) <= count) {
            level++;
        }
        return level == 0 ? 0 : shade(level - 1);
    }

    /** Few shades are spread over all, so that they can be told apart. */
    int shade(int level) {
        int last = bounds.size() - 1;
        return last == 0 ? (1 + STRONGEST) / 2 : 1 + Math.round((float) level * (STRONGEST - 1) / last);
    }

    /** The counts that a shade stands for: {@code 3–9}. */
    String text(int level) {
        long from = bounds.get(level);
        long to = level == bounds.size() - 1 ? most : bounds.get(level + 1) - 1;
        return from == to ? Figures.count(from) : Figures.count(from) + "–" + Figures.count(to);
    }
}
