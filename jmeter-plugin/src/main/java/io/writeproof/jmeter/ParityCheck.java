package io.writeproof.jmeter;

import org.apache.jmeter.samplers.AbstractSampler;
import org.apache.jmeter.samplers.Entry;
import org.apache.jmeter.samplers.SampleResult;
import org.jspecify.annotations.Nullable;

/** Compares the rows in the database with the requests of the run, and reports the outcome as a sample. */
public final class ParityCheck extends AbstractSampler {

    private static final long serialVersionUID = 1L;

    @Override
    public @Nullable SampleResult sample(@Nullable Entry entry) {
        return null;
    }
}
