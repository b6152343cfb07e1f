package io.writeproof.threshold;

import java.util.Set;

/**
 * How much a latency rises over the time of its scope, as a share of its level.
 *
 * @param latency taken for each second by itself
 */
record Rise(Timed latency) implements Measure {

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public String noun() {
        return "rise of the " + latency.noun();
    }

    @Override
    public Set<Suffix> suffixes() {
        return Set.of(Suffix.IN, Suffix.AFTER);
    }

    @Override
    public boolean grows() {
        return false;
    }

    @Override
    public String of(Labels labels) {
        return "rise(" + latency.of(labels) + ")";
    }

    @Override
    public String toString() {
        return of(Labels.ALL);
    }
}
