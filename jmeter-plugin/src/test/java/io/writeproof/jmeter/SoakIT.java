package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long run in a process with a small heap. */
class SoakIT {

    private static final long PATIENCE_S = 600;

    @TempDir
    Path directory = Path.of("");

    @Test
    void tenMillionSamplesFitInto128MegabytesOfHeap() throws Exception {
        Path output = directory.resolve("output.txt");
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        // Else a twentieth of the old generation may be dead and counts as used.
                        "-XX:MarkSweepDeadRatio=0",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dbasedir=" + System.getProperty("basedir", ""),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Soak.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(soak.waitFor(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
        } finally {
            soak.destroyForcibly();
        }

        assertThat(soak.exitValue()).as(Files.readString(output)).isZero();
        assertThat(output)
                .content()
                .contains(
                        "Requests[rltItersTotal=9720000, rltSuccessTotal=9525600, totalRequestsSent=10080000]",
                        "label 0: 1944000\n",
                        "label 3: 1944000\n",
                        "label 4: 1924560\n",
                        "(other labels): 19440\n",
                        "late 972000, never sent 0\n",
                        "failed 503: 80640, in other ways: 120861, kinds: 101\n",
                        "single samples 10080000\n",
                        "seconds 1200 with 10080000 samples\n",
                        " of 4491 windows of 10s");
    }
}
