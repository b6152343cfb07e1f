package io.writeproof.jmeter;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.jmeter.engine.util.CompoundVariable;
import org.apache.jmeter.functions.AbstractFunction;
import org.apache.jmeter.functions.InvalidVariableException;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.samplers.Sampler;
import org.jspecify.annotations.Nullable;

/** {@code ${__weighted(a 3,b 7)}}: one of the names, as often as its weight says; made for a Switch Controller. */
public final class WeightedFunction extends AbstractFunction {

    private volatile @Nullable WeightedChoice choice;

    @Override
    public String execute(@Nullable SampleResult previousResult, @Nullable Sampler currentSampler)
            throws InvalidVariableException {
        WeightedChoice known = choice;
        if (known == null) {
            throw new InvalidVariableException("__weighted has no parameters yet");
        }
        return known.draw(ThreadLocalRandom.current());
    }

    /** Weights are read once: they may come from properties, not from variables. */
    @Override
    public void setParameters(Collection<CompoundVariable> parameters) throws InvalidVariableException {
        try {
            choice = WeightedChoice.parse(
                    parameters.stream().map(CompoundVariable::execute).toList());
        } catch (IllegalArgumentException e) {
            throw new InvalidVariableException("__weighted: " + e.getMessage(), e);
        }
    }

    @Override
    public String getReferenceKey() {
        return "__weighted";
    }

    @Override
    public List<String> getArgumentDesc() {
        return List.of("A name and its weight, such as: unique 7", "More of them (optional)");
    }
}
