package io.writeproof.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The process tells what it uses. */
class ProcessMetricsTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void theProcessTellsMemoryHeapProcessorTimeFilesAndStart() {
        PrometheusRegistry registry = new PrometheusRegistry();
        ProcessMetrics.register(registry);

        Map<String, Double> page = page(registry);

        assertThat(page)
                .containsKeys(
                        "jvm_heap_old_used_bytes",
                        "process_resident_memory_bytes",
                        "process_cpu_seconds_total",
                        "process_open_fds",
                        "process_start_time_seconds");
        assertThat(page.keySet()).anyMatch(series -> series.startsWith("jvm_memory_pool_used_bytes{pool="));
        double heapUsed =
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        assertThat(page.get("process_resident_memory_bytes")).isBetween(heapUsed / 4, 1e12);
        assertThat(page.get("process_cpu_seconds_total")).isBetween(0.01, 1e6);
        assertThat(page.get("process_open_fds")).isGreaterThan(3);
        assertThat(page.get("process_start_time_seconds"))
                .isEqualTo(ManagementFactory.getRuntimeMXBean().getStartTime() / 1000.0);
    }

    @Test
    void whatACollectionLeavesOfTheOldGenerationIsTold() {
        PrometheusRegistry registry = new PrometheusRegistry();
        ProcessMetrics.register(registry);
        byte[] kept = new byte[64 << 20];
        System.gc();

        assertThat(page(registry).get("jvm_heap_old_live_bytes")).isGreaterThan(kept.length);
    }

    private static Map<String, Double> page(PrometheusRegistry registry) {
        String text = new String(new MetricsPage(registry).content(), StandardCharsets.UTF_8);
        return Arrays.stream(text.split("\n"))
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(' ')),
                        line -> Double.valueOf(line.substring(line.lastIndexOf(' ')))));
    }
}
