package io.writeproof.watch;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What this process uses, from one call to the next. Confined to one thread at a time. */
public final class GeneratorWatch {

    private final LongSupplier nanoTime;
    private long atNanos;
    private long cpuNanos;
    private long collectionMillis;

    /**
     * Begins to watch.
     *
     * @param nanoTime the clock, such as {@link System#nanoTime()}
     */
    public GeneratorWatch(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        take();
    }

    /**
     * What was used.
     *
     * @param cpuCores processors kept busy; null when the system does not tell
     * @param heapBytes in use at the end, what is not yet collected included
     * @param collectionMillis how long garbage was collected
     */
    public record Use(@Nullable Double cpuCores, long heapBytes, long collectionMillis) {}

    /** What was used since the last call. */
    public Use take() {
        long now = nanoTime.getAsLong();
        long cpu = cpuNanos();
        long collection = collectionMillis();
        Double cores = cpu < 0 || now <= atNanos ? null : (double) (cpu - cpuNanos) / (now - atNanos);
        Use use = new Use(
                cores,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                collection - collectionMillis);
        atNanos = now;
        cpuNanos = cpu;
        collectionMillis = collection;
        return use;
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : -1;
    }

    private static long collectionMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }
}
