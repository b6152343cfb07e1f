package io.writeproof.jmeter;

import java.util.Collection;
import java.util.List;
import org.apache.jmeter.engine.util.CompoundVariable;
import org.apache.jmeter.functions.AbstractFunction;
import org.apache.jmeter.functions.InvalidVariableException;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.samplers.Sampler;
import org.apache.jmeter.threads.JMeterVariables;
import org.jspecify.annotations.Nullable;

/** {@code ${__uuid7(name)}}: a new UUIDv7, also kept in the variable when one is named. */
public final class Uuid7Function extends AbstractFunction {

    private @Nullable CompoundVariable variable;

    @Override
    public String execute(@Nullable SampleResult previousResult, @Nullable Sampler currentSampler) {
        String uuid = Uuid7.next().toString();
        @Nullable JMeterVariables variables = getVariables();
        String name = variable == null ? "" : variable.execute().strip();
        if (variables != null && !name.isEmpty()) {
            variables.put(name, uuid);
        }
        return uuid;
    }

    @Override
    public void setParameters(Collection<CompoundVariable> parameters) throws InvalidVariableException {
        checkParameterCount(parameters, 0, 1);
        variable = parameters.isEmpty() ? null : parameters.iterator().next();
    }

    @Override
    public String getReferenceKey() {
        return "__uuid7";
    }

    @Override
    public List<String> getArgumentDesc() {
        return List.of("Name of the variable in which to keep the UUID (optional)");
    }
}
