package io.writeproof.jmeter;

import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.JMeterContext;
import org.jspecify.annotations.Nullable;

/** The threads of the load, and the engine that runs them, so that the test can be stopped as long as there are any. Thread-safe. */
final class RunningThreads {

    private static final String OPEN_MODEL = "org.apache.jmeter.threads.openmodel.OpenModelThreadGroup";

    /** How many threads of each run. Told apart by identity: elements of a plan are equal when their properties are. */
    private final IdentityHashMap<AbstractThreadGroup, Integer> groups = new IdentityHashMap<>();

    private @Nullable StandardJMeterEngine engine;

    /** Takes note of a thread that begins; only a thread of the test knows its engine. */
    synchronized void begun(JMeterContext context) {
        if (ThreadRole.of(context.getThreadGroup()).isLoad()) {
            engine = context.getEngine();
            groups.merge(context.getThreadGroup(), 1, Integer::sum);
        }
    }

    /** Takes note of a thread that ends. */
    synchronized void ended(JMeterContext context) {
        if (ThreadRole.of(context.getThreadGroup()).isLoad()) {
            groups.merge(context.getThreadGroup(), -1, Integer::sum);
        }
    }

    /** How many there are. When none is left, what comes after the load, such as a parity check, is not to be disturbed. */
    synchronized int running() {
        return groups.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The names of the groups that have any. */
    synchronized Set<String> groups() {
        return groups.entrySet().stream()
                .filter(group -> group.getValue() > 0)
                .map(group -> group.getKey().getName())
                .collect(Collectors.toSet());
    }

    /**
     * Lets every sampler finish, then ends the test as if its groups had ended; returns at once.
     *
     * <p>tearDown thread groups run when the plan says so ("Run tearDown Thread Groups after shutdown of main threads").
     */
    synchronized void stop() {
        StandardJMeterEngine active = engine;
        if (active != null) {
            active.stopTest(false);
        }
    }

    /**
     * Interrupts the samplers that {@link #stop()} waits for. Not by the engine's own stop, which ends the process with 1 when
     * it finds tearDown threads at work five seconds later.
     */
    synchronized void stopNow() {
        groups.keySet().forEach(AbstractThreadGroup::tellThreadsToStop);
    }

    /**
     * Ends groups of a test that was stopped, by a rule or by hand, which JMeter 5.6.3 has not; to be called each second.
     *
     * <p>After a graceful stop an Open Model Thread Group makes no threads any more and lets those that run end, but JMeter
     * waits for more of them for ever. Being told to stop at once, it has none to interrupt. Any other group that was just
     * starting a thread has not told that one, because it was not in its list yet: it is told again.
     */
    synchronized void release() {
        StandardJMeterEngine active = engine;
        if (active != null && EngineStop.requested(active)) {
            groups.forEach((group, running) -> {
                boolean openModel = group.getClass().getName().equals(OPEN_MODEL);
                if (openModel && running == 0) {
                    group.tellThreadsToStop();
                } else if (!openModel && running > 0) {
                    group.stop();
                }
            });
        }
    }
}
