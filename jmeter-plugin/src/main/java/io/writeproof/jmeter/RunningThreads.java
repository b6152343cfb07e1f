package io.writeproof.jmeter;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.JMeterContext;
import org.jspecify.annotations.Nullable;

/** The thread groups that have begun, and the engine that runs them, so that a test can be stopped. Thread-safe. */
final class RunningThreads {

    /** Told apart by identity: elements of a plan are equal when their properties are. */
    private final Set<AbstractThreadGroup> groups = Collections.newSetFromMap(new IdentityHashMap<>());

    private @Nullable StandardJMeterEngine engine;

    /** Takes note of a thread that begins. */
    synchronized void begun(JMeterContext context) {
        engine = context.getEngine();
        groups.add(context.getThreadGroup());
    }

    /** Lets every sampler finish, then ends the test. */
    synchronized void stop() {
        StandardJMeterEngine running = engine;
        if (running != null) {
            EngineStop.gracefully(running, groups);
        }
    }
}
