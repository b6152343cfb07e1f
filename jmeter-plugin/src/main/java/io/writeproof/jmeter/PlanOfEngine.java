package io.writeproof.jmeter;

import java.lang.invoke.MethodHandles;
import java.util.Optional;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jorphan.collections.HashTree;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plan of JMeter's engine, which no method of JMeter 5.6.3 tells. Stateless. */
final class PlanOfEngine {

    private static final Logger LOG = LoggerFactory.getLogger(PlanOfEngine.class);

    private PlanOfEngine() {}

    /** The whole plan as it begins; empty on a JMeter that keeps it elsewhere, and without an engine. */
    static Optional<HashTree> tree() {
        Class<?> owner = StandardJMeterEngine.class;
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
            Object engine = lookup.findStaticVarHandle(owner, "engine", StandardJMeterEngine.class)
                    .getVolatile();
            return engine == null
                    ? Optional.empty()
                    : Optional.ofNullable((HashTree)
                            lookup.findVarHandle(owner, "test", HashTree.class).get(engine));
        } catch (ReflectiveOperationException e) {
            LOG.warn("This JMeter does not tell its plan; not everything in it can be checked before the load", e);
            return Optional.empty();
        }
    }
}
