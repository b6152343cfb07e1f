package io.writeproof.results.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The computer of a run, as Linux describes it; what cannot be read is {@code unknown}.
 *
 * @param cpuModel the first processor's model name
 * @param cores processors available to the Java virtual machine
 * @param governor the frequency governor of the first processor
 * @param memoryGib installed memory in GiB, to one decimal; 0 when unknown
 * @param kernel system name and release
 * @param cpuLimit the container's processor limit ({@code quota period} in microseconds), or {@code none}
 * @param memoryLimit the container's memory limit in bytes, or {@code none}
 * @param filesystem the type of the file system of the temporary directory, where an embedded server keeps its data
 */
public record Machine(
        String cpuModel,
        int cores,
        String governor,
        double memoryGib,
        String kernel,
        String cpuLimit,
        String memoryLimit,
        String filesystem) {

    private static final String UNKNOWN = "unknown";
    private static final double KIB_PER_GIB = 1024.0 * 1024.0;

    static Machine current() {
        return read(Path.of("/"));
    }

    /** Reads {@code proc} and {@code sys} below a root directory. */
    static Machine read(Path root) {
        return new Machine(
                field(root.resolve("proc/cpuinfo"), "model name").orElse(UNKNOWN),
                Runtime.getRuntime().availableProcessors(),
                text(root.resolve("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"))
                        .orElse(UNKNOWN),
                field(root.resolve("proc/meminfo"), "MemTotal")
                        .map(Machine::gib)
                        .orElse(0.0),
                System.getProperty("os.name", UNKNOWN) + " " + System.getProperty("os.version", UNKNOWN),
                limit(root.resolve("sys/fs/cgroup/cpu.max")),
                limit(root.resolve("sys/fs/cgroup/memory.max")),
                filesystemOf(Path.of(System.getProperty("java.io.tmpdir", "."))));
    }

    private static String limit(Path controlGroupFile) {
        return text(controlGroupFile).filter(limit -> !limit.startsWith("max")).orElse("none");
    }

    private static double gib(String memTotal) {
        long kib = Long.parseLong(memTotal.replace("kB", "").trim());
        return Math.round(kib / KIB_PER_GIB * 10) / 10.0;
    }

    private static Optional<String> field(Path file, String name) {
        return text(file)
                .flatMap(content -> content.lines()
                        .filter(line -> line.startsWith(name))
                        .map(line -> line.substring(line.indexOf(':') + 1).trim())
                        .findFirst());
    }

    /** An unreadable file is an unknown fact, not a reason to lose a run. */
    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).trim());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String filesystemOf(Path directory) {
        try {
            return Files.getFileStore(directory).type();
        } catch (IOException unreadable) {
            return UNKNOWN;
        }
    }
}
