package io.writeproof.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all processors of this machine did, from one call to the next; only Linux tells. Confined to one thread at a time.
 *
 * <p>On a virtual machine the hypervisor may give processors to others while something here wants to run: that time is
 * stolen. No process sees it, and all of them are slower.
 */
public final class MachineWatch {

    private static final String ALL = "cpu ";
    /** user, nice, system, idle, iowait, irq, softirq, steal; the time of guests is in the first two. */
    private static final int KINDS = 8;

    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STOLEN = 7;

    private final Path stat;
    private long[] before;

    /** Begins to watch. */
    public MachineWatch() {
        this(Path.of("/proc/stat"));
    }

    /** @param stat what stands in for the system's file */
    MachineWatch(Path stat) {
        this.stat = stat;
        this.before = ticks(lines());
    }

    /**
     * The time of all processors, in ticks of the system's clock.
     *
     * @param busy something of this machine ran
     * @param stolen the hypervisor let others run
     * @param all these two and idle time
     * @param processors how many there are
     */
    public record Use(long busy, long stolen, long all, int processors) {

        /** Processors kept busy. */
        public double busyCores() {
            return (double) processors * busy / all;
        }

        /** Processors that others had. */
        public double stolenCores() {
            return (double) processors * stolen / all;
        }
    }

    /** What was used since the last call; null when the system does not tell, or its clock has not ticked. */
    public @Nullable Use take() {
        List<String> lines = lines();
        long[] now = ticks(lines);
        long[] passed = new long[KINDS];
        Arrays.setAll(passed, kind -> Math.max(0, now[kind] - before[kind]));
        before = now;
        long all = Arrays.stream(passed).sum();
        long busy = all - passed[IDLE] - passed[WAITING] - passed[STOLEN];
        int processors =
                (int) lines.stream().filter(line -> line.matches("cpu\\d.*")).count();
        return all == 0 || processors == 0 ? null : new Use(busy, passed[STOLEN], all, processors);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(stat);
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    /** Old kernels tell fewer kinds. */
    private static long[] ticks(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(ALL))
                .findFirst()
                .map(line -> Arrays.stream(line.substring(ALL.length()).strip().split(" +"))
                        .mapToLong(Long::parseLong)
                        .toArray())
                .map(ticks -> Arrays.copyOf(ticks, KINDS))
                .orElse(new long[KINDS]);
    }
}
