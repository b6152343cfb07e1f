package io.writeproof.bench.work;

import java.util.Arrays;

/** The steps of a {@link WorkCycle} in their order, so that one of them can be timed within the whole. */
public enum WorkStep {
    ENQUEUE,
    FETCH,
    COMPLETE;

    /** Does the steps that come before this one. */
    public void before(WorkCycle cycle) {
        Arrays.stream(values()).filter(step -> step.compareTo(this) < 0).forEach(step -> step.take(cycle));
    }

    /** Does this step and no other. */
    public void take(WorkCycle cycle) {
        switch (this) {
            case ENQUEUE -> cycle.enqueue();
            case FETCH -> cycle.fetch();
            case COMPLETE -> cycle.complete();
        }
    }

    /** Does the steps that come after this one. */
    public void after(WorkCycle cycle) {
        Arrays.stream(values()).filter(step -> step.compareTo(this) > 0).forEach(step -> step.take(cycle));
    }
}
