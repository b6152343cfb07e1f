package io.writeproof.full;

import io.writeproof.full.GatewayProfile.Share;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Sums a flight recording of the JDK up, event by event, so that its size does not matter. Used by one thread. */
final class FlightRecording {

    private static final int NAMED = 10;
    private static final String AFTER_GC = "After GC";
    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Long> methods = new HashMap<>();
    private final Map<String, Long> classes = new HashMap<>();
    private final List<Long> heapsAfterGc = new ArrayList<>();
    private final LongSummaryStatistics threads = new LongSummaryStatistics();
    private final DoubleSummaryStatistics cpu = new DoubleSummaryStatistics();
    private final DoubleSummaryStatistics pauses = new DoubleSummaryStatistics();
    private double longestPauseMs;

    private FlightRecording() {}

    /**
     * The profile in a file.
     *
     * @throws IOException if it cannot be read, or is cut off
     */
    static GatewayProfile read(String plan, Path file) throws IOException {
        FlightRecording recording = new FlightRecording();
        try (RecordingFile events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                recording.add(events.readEvent());
            }
        }
        return recording.profile(plan);
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> methods.merge(top(event.getStackTrace()), 1L, Long::sum);
            case "jdk.ObjectAllocationSample" -> classes.merge(type(event), event.getLong("weight"), Long::sum);
            case "jdk.GarbageCollection" -> addCollection(event);
            case "jdk.GCHeapSummary" -> addHeap(event);
            case "jdk.JavaThreadStatistics" -> threads.accept(event.getLong("activeCount"));
            case "jdk.CPULoad" -> cpu.accept(event.getFloat("jvmUser") + event.getFloat("jvmSystem"));
            default -> {}
        }
    }

    private static String top(@Nullable RecordedStackTrace stack) {
        if (stack == null || stack.getFrames().isEmpty()) {
            return "unknown";
        }
        RecordedMethod method = stack.getFrames().get(0).getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private static String type(RecordedEvent allocation) {
        RecordedClass type = allocation.getClass("objectClass");
        return type == null ? "unknown" : readable(type.getName());
    }

    /** {@code [B} and {@code [Ljava.lang.Object;} as Java writes them. */
    private static String readable(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions == 0) {
            return name;
        }
        String element = name.substring(dimensions);
        return (element.startsWith("L") ? element.substring(1, element.length() - 1) : primitive(element.charAt(0)))
                + "[]".repeat(dimensions);
    }

    private static String primitive(char descriptor) {
        return switch (descriptor) {
            case 'B' -> "byte";
            case 'C' -> "char";
            case 'D' -> "double";
            case 'F' -> "float";
            case 'I' -> "int";
            case 'J' -> "long";
            case 'S' -> "short";
            case 'Z' -> "boolean";
            default -> String.valueOf(descriptor);
        };
    }

    private void addCollection(RecordedEvent collection) {
        pauses.accept(collection.getDuration("sumOfPauses").toNanos() / NANOS_PER_MILLI);
        longestPauseMs =
                Math.max(longestPauseMs, collection.getDuration("longestPause").toNanos() / NANOS_PER_MILLI);
    }

    private void addHeap(RecordedEvent summary) {
        if (AFTER_GC.equals(summary.getString("when"))) {
            heapsAfterGc.add(summary.getLong("heapUsed"));
        }
    }

    private GatewayProfile profile(String plan) {
        boolean collected = !heapsAfterGc.isEmpty();
        boolean measured = cpu.getCount() > 0;
        return new GatewayProfile(
                plan,
                sum(methods),
                largest(methods),
                sum(classes),
                largest(classes),
                pauses.getCount(),
                pauses.getSum(),
                longestPauseMs,
                collected ? heapsAfterGc.get(0) : null,
                collected ? heapsAfterGc.get(heapsAfterGc.size() - 1) : null,
                collected ? Collections.max(heapsAfterGc) : null,
                threads.getCount() > 0 ? threads.getMax() : 0,
                measured ? cpu.getAverage() : null,
                measured ? cpu.getMax() : null);
    }

    private static long sum(Map<String, Long> amounts) {
        return amounts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static List<Share> largest(Map<String, Long> amounts) {
        double whole = sum(amounts);
        return amounts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NAMED)
                .map(entry -> new Share(entry.getKey(), entry.getValue() / whole))
                .toList();
    }
}
