package io.writeproof.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time of the threads of another process, by their names, as Linux accounts it in nanoseconds.
 *
 * <p>A thread that has ended takes its time with it, so windows should be short beside the lives of the threads.
 */
final class ThreadCpu {

    /** The kernel cuts longer names ({@code TASK_COMM_LEN}, proc(5)), and JVMs differ in where. */
    private static final int LONGEST_NAME = 15;

    private final Path tasks;
    private final List<String> names;

    /** Watches the threads of the process that have one of these names, of at most {@value #LONGEST_NAME} characters. */
    ThreadCpu(long pid, List<String> names) {
        if (names.stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw new IllegalArgumentException("The kernel does not know names as long as in " + names);
        }
        this.tasks = Path.of("/proc", String.valueOf(pid), "task");
        this.names = List.copyOf(names);
    }

    /**
     * Seconds so far, of those that are alive; NaN where there is no {@code /proc}.
     *
     * @throws IllegalStateException if there are none, so that nobody takes that for nothing
     */
    double seconds() throws IOException {
        if (!Files.isDirectory(tasks)) {
            return Double.NaN;
        }
        List<Path> watched = watched();
        if (watched.isEmpty()) {
            throw new IllegalStateException("no thread of " + tasks.getParent() + " is called one of " + names);
        }
        long nanos = 0;
        for (Path task : watched) {
            nanos += nanos(task);
        }
        return nanos / 1e9;
    }

    private List<Path> watched() throws IOException {
        try (Stream<Path> found = Files.list(tasks)) {
            return found.filter(this::isNamed).toList();
        }
    }

    private boolean isNamed(Path task) {
        try {
            return names.contains(Files.readString(task.resolve("comm")).strip());
        } catch (IOException e) {
            // It has ended since it was listed: there is no other reason.
            return false;
        }
    }

    private static long nanos(Path task) throws IOException {
        try {
            return Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ", 2)[0]);
        } catch (IOException e) {
            if (Files.exists(task)) {
                throw e;
            }
            // It has ended since it was named.
            return 0;
        }
    }
}
