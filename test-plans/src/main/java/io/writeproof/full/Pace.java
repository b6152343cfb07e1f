package io.writeproof.full;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How much of everything is run. Immutable.
 *
 * @param scale factor on rates and users, more than 0
 * @param timeScale factor on lengths, more than 0
 * @param jmh options of JMH
 */
record Pace(BigDecimal scale, BigDecimal timeScale, List<String> jmh) {

    /** The load plans as they are; every benchmark, with few iterations. */
    static final Pace FULL = new Pace(
            BigDecimal.ONE,
            BigDecimal.ONE,
            List.of("-f", "1", "-wi", "1", "-w", "500ms", "-i", "3", "-r", "500ms", "-p", "shape=WIDE"));

    /** Minutes instead of hours: it shows that everything works, and figures of the right magnitude. */
    static final Pace QUICK = new Pace(
            new BigDecimal("0.1"),
            new BigDecimal("0.02"),
            List.of(
                    "-f",
                    "1",
                    "-wi",
                    "0",
                    "-i",
                    "1",
                    "-r",
                    "200ms",
                    "-p",
                    "shape=WIDE",
                    "-p",
                    "batchSize=100",
                    "-p",
                    "mode=SYNC,BATCH_BALANCED,GROUP_COMMIT",
                    "-p",
                    "step=FETCH",
                    "-p",
                    "keys=10000"));

    Pace {
        jmh = List.copyOf(jmh);
    }

    boolean fullScale() {
        return scale.compareTo(BigDecimal.ONE) == 0 && timeScale.compareTo(BigDecimal.ONE) == 0;
    }

    /** The fewest samples that a percentile is judged from; absent = as many as each takes. */
    Optional<Integer> minSamples() {
        return fullScale() ? Optional.empty() : Optional.of(1);
    }

    @Override
    public String toString() {
        return fullScale()
                ? "as they are"
                : "rates and users × " + scale.toPlainString() + ", times × " + timeScale.toPlainString();
    }
}
