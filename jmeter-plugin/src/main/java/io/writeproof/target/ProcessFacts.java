package io.writeproof.target;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the process of the target used, as far as it tells. Immutable.
 *
 * <p>The names are those of the Prometheus guidelines for client libraries ("Process metrics").
 *
 * @param residentBytesAtEnd main memory that it held at the last scrape; null when unknown
 * @param residentBytesMax the most that a scrape saw
 * @param cpuSeconds processor time of all its threads
 * @param cpus processors that it kept busy on average
 */
public record ProcessFacts(
        @Nullable Double residentBytesAtEnd,
        @Nullable Double residentBytesMax,
        @Nullable Double cpuSeconds,
        @Nullable Double cpus) {

    private static final SeriesSelector RESIDENT = SeriesSelector.named("process_resident_memory_bytes");
    private static final SeriesSelector CPU = SeriesSelector.named("process_cpu_seconds_total");

    static final List<SeriesSelector> METRICS = Stream.concat(
                    Stream.of(RESIDENT, CPU),
                    Stream.of("process_start_time_seconds", "process_open_fds", "process_virtual_memory_bytes")
                            .map(SeriesSelector::named))
            .toList();

    /** What the figures say of the process. */
    public static ProcessFacts of(TargetFigures figures) {
        return new ProcessFacts(
                figures.value(RESIDENT).orNull(),
                figures.max(RESIDENT).orNull(),
                figures.delta(CPU).orNull(),
                figures.rate(CPU).orNull());
    }
}
