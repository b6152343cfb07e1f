package io.writeproof.metrics;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Shows what this process uses, under the names that all Prometheus clients share.
 *
 * <p>Names and meaning are those of "Process metrics" in the Prometheus guidelines for client libraries. Each value is
 * taken at the scrape. What the platform does not tell is left out: resident memory is Linux's alone (proc(5)).
 */
public final class ProcessMetrics {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";
    private static final long KIB = 1024;

    private ProcessMetrics() {}

    /** Registers the metrics. */
    public static void register(PrometheusRegistry registry) {
        gauge("process_start_time_seconds", "When the process started, in seconds since 1970.", ProcessMetrics::start)
                .register(registry);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            CounterWithCallback.builder()
                    .name("process_cpu_seconds_total")
                    .help("Processor time of all threads.")
                    .callback(
                            counter -> counter.call(system.getProcessCpuTime() / (double) TimeUnit.SECONDS.toNanos(1)))
                    .register(registry);
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            gauge("process_open_fds", "Open file descriptors.", system::getOpenFileDescriptorCount)
                    .register(registry);
        }
        if (Files.isReadable(STATUS)) {
            gauge("process_resident_memory_bytes", "Main memory held.", ProcessMetrics::residentBytes)
                    .register(registry);
        }
        heap().register(registry);
        oldGeneration().ifPresent(pool -> old(pool, registry));
    }

    private static void old(MemoryPoolMXBean pool, PrometheusRegistry registry) {
        gauge(
                        "jvm_heap_old_used_bytes",
                        "Used part of the heap's old generation, whatever the collector calls it.",
                        () -> pool.getUsage().getUsed())
                .register(registry);
        // Between two collections the old generation grows in a healthy process too; a leak is what they leave.
        gauge(
                        "jvm_heap_old_live_bytes",
                        "What the last collection of the heap's old generation left of it; 0 before the first.",
                        () -> pool.getCollectionUsage().getUsed())
                .register(registry);
    }

    /** Name and label are those of the JVM metrics of Prometheus' client for Java. */
    private static GaugeWithCallback.Builder heap() {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        return GaugeWithCallback.builder()
                .name("jvm_memory_pool_used_bytes")
                .help("Used part of each pool of the heap.")
                .labelNames("pool")
                .callback(gauge -> pools.forEach(
                        pool -> gauge.call((double) pool.getUsage().getUsed(), pool.getName())));
    }

    /** G1's, the parallel collector's or the serial one's. */
    private static Optional<MemoryPoolMXBean> oldGeneration() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool ->
                        pool.getName().endsWith("Old Gen") || pool.getName().endsWith("Tenured Gen"))
                .findFirst();
    }

    private static double start() {
        return ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0;
    }

    private static GaugeWithCallback.Builder gauge(String name, String help, DoubleSupplier value) {
        return GaugeWithCallback.builder().name(name).help(help).callback(gauge -> gauge.call(value.getAsDouble()));
    }

    /** A line such as {@code VmRSS: 123456 kB}, where the unit is 1024 bytes. */
    private static double residentBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> KIB
                            * Long.parseLong(line.substring(RESIDENT.length(), line.length() - "kB".length())
                                    .strip()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(STATUS + " could not be read", e);
        }
    }
}
