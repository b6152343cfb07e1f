package io.writeproof.jmeter;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.JMeterContext;
import org.jspecify.annotations.Nullable;

/** The threads of the load, and the engine that runs them, so that the test can be stopped as long as there are any. Thread-safe. */
final class RunningThreads {

    /** Told apart by identity: elements of a plan are equal when their properties are. */
    private final Set<AbstractThreadGroup> groups = Collections.newSetFromMap(new IdentityHashMap<>());

    private @Nullable StandardJMeterEngine engine;
    private int running;

    /** Takes note of a thread that begins; only a thread of the test knows its engine. */
    synchronized void begun(JMeterContext context) {
        if (ThreadRole.of(context.getThreadGroup()).isLoad()) {
            engine = context.getEngine();
            groups.add(context.getThreadGroup());
            running++;
        }
    }

    /** Takes note of a thread that ends. */
    synchronized void ended(JMeterContext context) {
        if (ThreadRole.of(context.getThreadGroup()).isLoad()) {
            running--;
        }
    }

    /** Whether there is load to stop. What comes after it, such as a parity check, is not to be disturbed. */
    synchronized boolean any() {
        return running > 0;
    }

    /** Lets every sampler finish, then ends the test; returns at once. */
    synchronized void stop() {
        StandardJMeterEngine active = engine;
        if (active != null) {
            EngineStop.gracefully(active, groups);
        }
    }
}
