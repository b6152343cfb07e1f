package io.writeproof.durability;

import org.apache.commons.statistics.distribution.BetaDistribution;

/** How large a proportion may be of which a sample is known: the one-sided 95 % limit. Stateless. */
final class UpperBound {

    private static final double ERROR = 0.05;

    /** The rule of three: of no event in N trials the limit is 3 / N (Hanley and Lippman-Hand, JAMA 1983). */
    private static final double OF_NONE = 3;

    private UpperBound() {}

    /**
     * The limit of the proportion of which {@code events} in {@code trials} were seen; exact (Clopper and Pearson 1934) unless
     * none was, 1 without trials.
     */
    static double of(long events, long trials) {
        if (events >= trials) {
            return 1;
        }
        return events == 0
                ? Math.min(1, OF_NONE / trials)
                : BetaDistribution.of(events + 1.0, (double) trials - events).inverseSurvivalProbability(ERROR);
    }
}
