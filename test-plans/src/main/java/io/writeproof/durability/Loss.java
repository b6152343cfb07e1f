package io.writeproof.durability;

import java.util.List;
import java.util.Locale;

/**
 * Which of the acknowledged rows are gone. Immutable.
 *
 * @param acknowledged how many there were
 * @param lost how many are not in the database
 * @param windowMillis how long before the fault the oldest lost row had been acknowledged; 0 when none is lost
 * @param longestRun how many were lost one after the other, in the order of the answers
 * @param shape whether the survivors are what was written first
 */
record Loss(long acknowledged, long lost, double windowMillis, long longestRun, Shape shape) {

    static Loss of(Evidence evidence) {
        List<Attempt> acknowledged = evidence.acknowledged();
        List<Attempt> lost = acknowledged.stream()
                .filter(attempt -> !evidence.rows().has(attempt.id()))
                .toList();
        if (lost.isEmpty()) {
            return new Loss(acknowledged.size(), 0, 0, 0, Shape.NONE);
        }
        double window = (evidence.kill().faultNanos() - lost.get(0).endedNanos()) / 1e6;
        return new Loss(
                acknowledged.size(),
                lost.size(),
                Math.max(0, window),
                longestRun(acknowledged, evidence.rows()),
                Shape.of(evidence, lost.get(0)));
    }

    private static long longestRun(List<Attempt> acknowledged, Rows rows) {
        long longest = 0;
        long run = 0;
        for (Attempt attempt : acknowledged) {
            run = rows.has(attempt.id()) ? 0 : run + 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** What the survivors are, ordered from the best to the worst. */
    enum Shape {
        NONE,
        /** Nothing survived that was written after something that is lost. */
        PREFIX,
        /** Something did. */
        HOLES;

        /** {@code none}, {@code prefix} or {@code holes}. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * Requests overlap, so their order is known only where one was answered before another was sent; and what was not
         * answered before the fault may have been written after it.
         */
        private static Shape of(Evidence evidence, Attempt oldestLost) {
            long faultNanos = evidence.kill().faultNanos();
            boolean later = evidence.acknowledged().stream()
                    .filter(attempt -> attempt.endedNanos() <= faultNanos)
                    .filter(attempt -> attempt.sentNanos() > oldestLost.endedNanos())
                    .anyMatch(attempt -> evidence.rows().has(attempt.id()));
            return later ? HOLES : PREFIX;
        }
    }
}
