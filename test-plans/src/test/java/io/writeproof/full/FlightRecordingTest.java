package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightRecordingTest {

    private static final int MEBI = 1024 * 1024;

    @TempDir
    private Path directory = Path.of("");

    @Test
    void aRecordingTellsWhereProcessorTimeAndMemoryWent() throws Exception {
        Path file = directory.resolve("gateway.jfr");
        try (Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.enable("jdk.CPULoad").withPeriod(Duration.ofMillis(100));
            recording.enable("jdk.JavaThreadStatistics").withPeriod(Duration.ofMillis(100));
            recording.start();
            work(recording);
            recording.stop();
            recording.dump(file);
        }

        GatewayProfile profile = FlightRecording.read("inference", file);

        assertThat(profile.plan()).isEqualTo("inference");
        assertThat(profile.samples()).isPositive();
        assertThat(profile.hottest())
                .hasSizeLessThanOrEqualTo(10)
                .anySatisfy(share -> assertThat(share.name()).contains("FlightRecordingTest"));
        assertThat(profile.hottest().stream()
                        .mapToDouble(GatewayProfile.Share::part)
                        .sum())
                .isBetween(0.01, 1.0001);
        assertThat(profile.allocatedBytes()).isPositive();
        assertThat(profile.allocations())
                .anySatisfy(share -> assertThat(share.name()).isEqualTo("byte[]"));
        assertThat(profile.collections()).isPositive();
        assertThat(profile.pausesMs())
                .isGreaterThanOrEqualTo(profile.longestPauseMs())
                .isPositive();
        assertThat(profile.heapAfterGcMax()).isNotNull().isPositive();
        assertThat(profile.heapAfterGcLast()).isNotNull().isPositive();
        assertThat(profile.threadsMax()).isPositive();
        assertThat(profile.cpuMax()).isNotNull();
    }

    /** Long enough for samples every 10 or 20 ms, with a collection. */
    private static void work(Recording recording) {
        List<byte[]> kept = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        long sum = 0;
        for (int i = 0; System.nanoTime() < end; i++) {
            sum += hash(i);
            kept.add(new byte[MEBI]);
            if (kept.size() > 16) {
                kept.clear();
            }
        }
        System.gc();
        assertThat(sum).isNotZero();
        assertThat(recording.getSize()).isNotNegative();
    }

    private static long hash(int seed) {
        long hash = seed;
        for (int i = 1; i < 100_000; i++) {
            hash = hash * 31 + i % 7;
        }
        return hash;
    }
}
