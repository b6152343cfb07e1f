package io.writeproof.jmeter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private flag {@code running} of a class of JMeter, which a stop takes down and which no method of JMeter 5.6.3 tells.
 * Immutable; on a JMeter without this flag it never seems down.
 */
record RunningFlag(@Nullable VarHandle running) {

    private static final Logger LOG = LoggerFactory.getLogger(RunningFlag.class);

    static RunningFlag of(Class<?> owner) {
        try {
            return new RunningFlag(MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .findVarHandle(owner, "running", boolean.class));
        } catch (ReflectiveOperationException e) {
            LOG.warn("This JMeter does not tell whether {} was asked to stop; a stop takes longer", owner, e);
            return new RunningFlag(null);
        }
    }

    boolean isDown(Object owner) {
        return running != null && !(boolean) running.getVolatile(owner);
    }
}
