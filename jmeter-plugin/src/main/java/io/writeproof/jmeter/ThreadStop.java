package io.writeproof.jmeter;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.apache.jmeter.threads.JMeterThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a thread of JMeter was asked to stop.
 *
 * <p>A graceful stop only sets a private flag of the thread, which no method of JMeter 5.6.3 tells. A timer that waits
 * minutes for a slot must know it all the same, so the flag is read directly. On a JMeter without this flag a stop is
 * noticed when the wait is over, as with JMeter's own timers. Thread-safe.
 */
final class ThreadStop {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadStop.class);
    private static final @Nullable VarHandle RUNNING = runningFlag();

    private ThreadStop() {}

    static boolean requested(JMeterThread thread) {
        return RUNNING != null && !(boolean) RUNNING.getVolatile(thread);
    }

    private static @Nullable VarHandle runningFlag() {
        try {
            return MethodHandles.privateLookupIn(JMeterThread.class, MethodHandles.lookup())
                    .findVarHandle(JMeterThread.class, "running", boolean.class);
        } catch (ReflectiveOperationException e) {
            LOG.warn("This JMeter does not tell that a thread was asked to stop; a stop waits for planned requests", e);
            return null;
        }
    }
}
