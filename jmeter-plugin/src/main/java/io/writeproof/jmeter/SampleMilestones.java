package io.writeproof.jmeter;

import io.writeproof.request.Milestones;
import org.apache.jmeter.samplers.SampleResult;

/** Writes the moments of an exchange into its result. */
record SampleMilestones(SampleResult result) implements Milestones {

    @Override
    public void connected() {
        result.connectEnd();
    }

    @Override
    public void answered() {
        result.latencyEnd();
    }
}
