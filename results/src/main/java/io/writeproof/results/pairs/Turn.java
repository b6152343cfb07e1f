package io.writeproof.results.pairs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One run of a session.
 *
 * @param pair the pair it belongs to, from 1
 * @param side what is measured
 */
record Turn(int pair, PairSide side) {

    /**
     * All runs in their order: each two pairs are {@code base head head base}, or the other way round as the seed has
     * it. A machine that gets steadily slower then slows both sides alike.
     */
    static List<Turn> order(int pairs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Turn> order = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair += 2) {
            PairSide first = random.nextBoolean() ? PairSide.BASE : PairSide.HEAD;
            order.addAll(List.of(new Turn(pair, first), new Turn(pair, first.other())));
            order.addAll(List.of(new Turn(pair + 1, first.other()), new Turn(pair + 1, first)));
        }
        return order.subList(0, 2 * pairs);
    }
}
