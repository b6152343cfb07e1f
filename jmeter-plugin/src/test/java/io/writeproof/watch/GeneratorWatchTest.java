package io.writeproof.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GeneratorWatchTest {

    private static final long SECOND = 1_000_000_000;

    private final AtomicLong now = new AtomicLong();
    private final GeneratorWatch watch = new GeneratorWatch(now::get);

    @Test
    void processorTimeIsThatOfTheTimeSinceTheLastCall() {
        work(SECOND / 20);
        now.addAndGet(SECOND);
        double busy = cores();
        now.addAndGet(SECOND);
        double idle = cores();

        assertThat(busy).isGreaterThanOrEqualTo(0.05);
        assertThat(idle).isLessThan(busy);
    }

    @Test
    void withoutTimeThereIsNoRate() {
        assertThat(watch.take().cpuCores()).isNull();
    }

    @Test
    void collectionsCountFromOneCallToTheNext() {
        System.gc();
        long collected = watch.take().collectionMillis();

        assertThat(collected).isPositive();
        assertThat(watch.take().collectionMillis()).isLessThanOrEqualTo(collected);
        assertThat(watch.take().heapBytes())
                .isCloseTo(
                        Runtime.getRuntime().totalMemory()
                                - Runtime.getRuntime().freeMemory(),
                        within(100L << 20));
    }

    private double cores() {
        Double cores = watch.take().cpuCores();
        return cores == null ? -1 : cores;
    }

    private static void work(long cpuNanos) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long until = system.getProcessCpuTime() + cpuNanos;
        while (system.getProcessCpuTime() < until) {
            Thread.onSpinWait();
        }
    }
}
