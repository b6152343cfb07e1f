package io.writeproof.jmeter;

import org.apache.jmeter.engine.StandardJMeterEngine;

/** A stop of JMeter's engine: made before the load, noticed in the middle of it. */
final class EngineStop {

    private static final String ENGINE_THREADS = "StandardJMeterEngine-";
    private static final long PATIENCE_MS = 5000;
    private static final RunningFlag RUNNING = RunningFlag.of(StandardJMeterEngine.class);

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

    /** Whether the test was asked to stop, in whichever way. */
    static boolean requested(StandardJMeterEngine engine) {
        return RUNNING.isDown(engine);
    }
}
