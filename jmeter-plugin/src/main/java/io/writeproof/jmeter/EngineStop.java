package io.writeproof.jmeter;

import java.util.Collection;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.threads.AbstractThreadGroup;

/** Stops JMeter's engine, before the load or in the middle of it. */
final class EngineStop {

    private static final String ENGINE_THREADS = "StandardJMeterEngine-";
    private static final long PATIENCE_MS = 5000;
    private static final String OPEN_MODEL = "org.apache.jmeter.threads.openmodel.OpenModelThreadGroup";

    private EngineStop() {}

    /**
     * Returns when the engine will start no thread group any more.
     *
     * <p>The engine stops on a thread of its own pool. Without waiting for it, the calling engine thread could start
     * the load before it hears of the stop. A pool thread ends one second after its work, so that is what it costs.
     */
    static void beforeLoad() {
        StandardJMeterEngine.stopEngine();
        Thread self = Thread.currentThread();
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread != self && thread.getName().startsWith(ENGINE_THREADS)) {
                    thread.join(PATIENCE_MS);
                }
            }
        } catch (InterruptedException e) {
            self.interrupt();
        }
    }

    /**
     * Lets every sampler finish, then ends the test as if its groups had ended; returns at once.
     *
     * <p>tearDown thread groups run when the plan says so ("Run tearDown Thread Groups after shutdown of main threads"). An
     * Open Model Thread Group does not hear of a graceful stop, so its threads are told by themselves; any other would
     * interrupt its samplers for that.
     */
    static void gracefully(StandardJMeterEngine engine, Collection<AbstractThreadGroup> groups) {
        engine.stopTest(false);
        groups.stream()
                .filter(group -> group.getClass().getName().equals(OPEN_MODEL))
                .forEach(AbstractThreadGroup::tellThreadsToStop);
    }
}
