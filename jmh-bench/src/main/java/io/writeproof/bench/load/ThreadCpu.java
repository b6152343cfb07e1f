package io.writeproof.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Processor time of the threads of another process, by their names, as Linux accounts it in nanoseconds.
 *
 * <p>The JVM gives the kernel a thread's name, cut to {@value #KERNEL_NAME} characters; a thread that ended takes its time
 * with it, so windows should be short beside the lives of the threads.
 */
final class ThreadCpu {

    /** What is left of a name ({@code TASK_COMM_LEN}, proc(5)). */
    private static final int KERNEL_NAME = 15;

    private final Path tasks;
    private final List<String> names;

    /** Watches the threads of the process that have one of these names. */
    ThreadCpu(long pid, List<String> names) {
        this.tasks = Path.of("/proc", String.valueOf(pid), "task");
        this.names = names.stream()
                .map(name -> name.substring(0, Math.min(KERNEL_NAME, name.length())))
                .toList();
    }

    /** Seconds so far, of those that are alive; NaN where there is no {@code /proc}. */
    double seconds() throws IOException {
        if (!Files.isDirectory(tasks)) {
            return Double.NaN;
        }
        long nanos = 0;
        for (Path task : tasks()) {
            nanos += nanos(task);
        }
        return nanos / 1e9;
    }

    private List<Path> tasks() throws IOException {
        try (Stream<Path> found = Files.list(tasks)) {
            return found.toList();
        }
    }

    private long nanos(Path task) throws IOException {
        try {
            if (!names.contains(Files.readString(task.resolve("comm")).strip())) {
                return 0;
            }
            String runNanos = Files.readString(task.resolve("schedstat")).split(" ", 2)[0];
            return Long.parseLong(runNanos);
        } catch (IOException e) {
            if (Files.exists(task)) {
                throw e;
            }
            // It has ended since it was listed.
            return 0;
        }
    }
}
