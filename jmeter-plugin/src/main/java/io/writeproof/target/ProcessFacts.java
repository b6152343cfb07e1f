package io.writeproof.target;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the process of the target used, as far as it tells. Immutable.
 *
 * <p>The names are those of the Prometheus guidelines for client libraries ("Process metrics").
 *
 * @param residentBytesAtStart main memory that it held at the first scrape of the time; null when unknown
 * @param residentBytesAtEnd the same at the last scrape
 * @param residentBytesMax the most that a scrape saw
 * @param cpuSeconds processor time of all its threads
 * @param cpus processors that it kept busy on average
 * @param problem why something is unknown that the target does tell; null when nothing is
 */
public record ProcessFacts(
        @Nullable Double residentBytesAtStart,
        @Nullable Double residentBytesAtEnd,
        @Nullable Double residentBytesMax,
        @Nullable Double cpuSeconds,
        @Nullable Double cpus,
        @Nullable String problem) {

    private static final SeriesSelector RESIDENT = SeriesSelector.named("process_resident_memory_bytes");
    private static final SeriesSelector CPU = SeriesSelector.named("process_cpu_seconds_total");

    static final List<SeriesSelector> METRICS = Stream.concat(
                    Stream.of(RESIDENT, CPU),
                    Stream.of("process_start_time_seconds", "process_open_fds", "process_virtual_memory_bytes")
                            .map(SeriesSelector::named))
            .toList();

    /**
     * The process in a short time.
     *
     * @param cpus processors that it kept busy; null when unknown
     * @param residentBytes main memory that it held; null when unknown
     */
    public record Now(@Nullable Double cpus, @Nullable Double residentBytes) {}

    /** What is known of the process in a time as short as a second. */
    public static Now now(TargetFigures figures) {
        return new Now(figures.rate(CPU).orNull(), figures.value(RESIDENT).orNull());
    }

    /** What is known of the process in some parts of a run. */
    public static ProcessFacts of(TargetHistory history, List<Span> spans) {
        TargetFigures figures = new TargetFigures(history, spans);
        Figure cpus = figures.rate(CPU);
        boolean told = history.missing(CPU) == null;
        return new ProcessFacts(
                figures.first(RESIDENT).orNull(),
                figures.value(RESIDENT).orNull(),
                figures.max(RESIDENT).orNull(),
                figures.delta(CPU).orNull(),
                cpus.orNull(),
                told && cpus instanceof Figure.Missing missing ? missing.reason() : history.problem());
    }
}
