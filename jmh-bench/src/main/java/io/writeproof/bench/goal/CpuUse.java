package io.writeproof.bench.goal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time in seconds, as Linux accounts it in ticks of 10 ms: too coarse for a call, good for a second of them.
 *
 * @param clientSeconds of this process
 * @param serverSeconds of PostgreSQL's processes that are alive at both ends; NaN for a server on another machine
 * @param busySeconds of everything on this machine; NaN where there is no {@code /proc/stat}
 */
public record CpuUse(double clientSeconds, double serverSeconds, double busySeconds) {

    static final CpuUse UNKNOWN = new CpuUse(Double.NaN, Double.NaN, Double.NaN);

    private static final Path SYSTEM = Path.of("/proc/stat");
    private static final double TICKS_PER_SECOND = 100;

    /** Columns of the line {@code cpu} in {@code /proc/stat} that are not work: idle and iowait (proc(5)). */
    private static final int IDLE = 3;

    private static final int IOWAIT = 4;

    /** What has been used up to now. */
    static CpuUse now(Optional<ProcessHandle> postmaster) {
        double server = postmaster
                .map(p -> Stream.concat(Stream.of(p), p.children())
                        .mapToDouble(CpuUse::seconds)
                        .sum())
                .orElse(Double.NaN);
        return new CpuUse(seconds(ProcessHandle.current()), server, busy());
    }

    /** What has been used since an earlier reading. */
    CpuUse since(CpuUse earlier) {
        return new CpuUse(
                clientSeconds - earlier.clientSeconds,
                serverSeconds - earlier.serverSeconds,
                busySeconds - earlier.busySeconds);
    }

    /** What others on this machine used, as a share of all its processors over so many seconds. */
    double shareOfOthers(double seconds) {
        double others = busySeconds - clientSeconds - serverSeconds;
        return Math.max(0, others) / (seconds * Runtime.getRuntime().availableProcessors());
    }

    /** What a process has used up to now; 0 when it is unknown. */
    public static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9;
    }

    private static double busy() {
        try (Stream<String> lines = Files.lines(SYSTEM)) {
            long[] ticks = Arrays.stream(lines.findFirst().orElseThrow().split("\\s+", -1))
                    .skip(1)
                    .limit(8)
                    .mapToLong(Long::parseLong)
                    .toArray();
            return (Arrays.stream(ticks).sum() - ticks[IDLE] - ticks[IOWAIT]) / TICKS_PER_SECOND;
        } catch (IOException e) {
            return Double.NaN;
        }
    }
}
