package io.writeproof.threshold;

import java.math.BigDecimal;

/**
 * A percentile of the response time.
 *
 * @param percent more than 0, at most 100, with any decimals
 */
public record Percentile(BigDecimal percent) implements Measure {

    @Override
    public Unit unit() {
        return Unit.MILLISECONDS;
    }

    @Override
    public String noun() {
        return this + " response time";
    }

    @Override
    public String toString() {
        return "p" + percent.toPlainString();
    }
}
