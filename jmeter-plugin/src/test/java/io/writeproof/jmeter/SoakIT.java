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
    void tenMillionSamplesFitInto64MegabytesOfHeap() throws Exception {
        Path output = directory.resolve("output.txt");
        Process soak = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
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
        assertThat(output).content().contains("samples 10080000 windows " + (600 - 150 - 9));
    }
}
