package io.writeproof.results.noise;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Linux says of the load; elsewhere nothing is known.
 *
 * @param average load average of the last minute
 * @param stolen time that the host gave to other machines since the start, in ticks
 * @param all time of all processors since the start, in ticks
 */
record SystemLoad(OptionalDouble average, long stolen, long all) {

    /**
     * In the first line of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal; guests are in the first
     * two.
     */
    private static final int KINDS = 8;

    static SystemLoad read() {
        return read(Path.of("/proc"));
    }

    /** Reads {@code loadavg} and {@code stat} of a directory. */
    static SystemLoad read(Path proc) {
        OptionalDouble average = text(proc.resolve("loadavg"))
                .map(text -> OptionalDouble.of(Double.parseDouble(text.split(" ", 2)[0])))
                .orElse(OptionalDouble.empty());
        long[] ticks = text(proc.resolve("stat")).map(SystemLoad::ticks).orElse(new long[KINDS]);
        return new SystemLoad(average, ticks[KINDS - 1], Arrays.stream(ticks).sum());
    }

    private static long[] ticks(String stat) {
        String[] fields = stat.lines().findFirst().orElse("").split(" +");
        return Arrays.copyOf(
                Arrays.stream(fields)
                        .skip(1)
                        .limit(KINDS)
                        .mapToLong(Long::parseLong)
                        .toArray(),
                KINDS);
    }

    /** The part of the processors' time that was stolen since then; empty when unknown. */
    OptionalDouble stolenSince(SystemLoad before) {
        long passed = all - before.all;
        return passed > 0 ? OptionalDouble.of((double) (stolen - before.stolen) / passed) : OptionalDouble.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }
}
