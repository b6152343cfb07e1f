package io.writeproof.jmeter;

import java.util.Collection;
import java.util.List;
import org.apache.jmeter.engine.util.CompoundVariable;
import org.apache.jmeter.functions.AbstractFunction;
import org.apache.jmeter.functions.InvalidVariableException;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.samplers.Sampler;
import org.jspecify.annotations.Nullable;

/** {@code ${__runId}}: the tag of the run, the same all through a test. */
public final class RunIdFunction extends AbstractFunction {

    @Override
    public String execute(@Nullable SampleResult previousResult, @Nullable Sampler currentSampler) {
        return RunId.current();
    }

    @Override
    public void setParameters(Collection<CompoundVariable> parameters) throws InvalidVariableException {
        checkParameterCount(parameters, 0, 0);
    }

    @Override
    public String getReferenceKey() {
        return "__runId";
    }

    @Override
    public List<String> getArgumentDesc() {
        return List.of();
    }
}
