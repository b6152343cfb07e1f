package io.writeproof.jmeter;

import org.apache.jmeter.threads.JMeterThread;

/**
 * Whether a thread of JMeter was asked to stop.
 *
 * <p>A timer that waits minutes for a slot must know it: a graceful stop interrupts nothing. On a JMeter that does not tell,
 * a stop is noticed when the wait is over, as with JMeter's own timers. Thread-safe.
 */
final class ThreadStop {

    private static final RunningFlag RUNNING = RunningFlag.of(JMeterThread.class);

    private ThreadStop() {}

    static boolean requested(JMeterThread thread) {
        return RUNNING.isDown(thread);
    }
}
