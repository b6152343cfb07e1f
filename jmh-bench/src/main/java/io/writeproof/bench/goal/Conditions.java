package io.writeproof.bench.goal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What the figures depend on beside the code, in the words of the table's head. */
final class Conditions {

    private static final int PAGE = 8_192;
    private static final int FLUSHES = 400;

    private Conditions() {}

    /** Machine, JVM, server, driver, and how long a flush takes here. */
    static String describe(Session session) throws IOException {
        Runtime runtime = Runtime.getRuntime();
        return String.format(
                Locale.ROOT,
                "%d processors shared by client and server, %s %s, Java %s%n%s, pgjdbc %s%n"
                        + "flush of %d bytes: %.0f us (median of %d); %d rounds of %.1f s after %.1f s, one more before them%n%s",
                runtime.availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                session.server().description(),
                session.server().facts().driverVersion(),
                PAGE,
                flush().median(),
                FLUSHES,
                session.pace().rounds(),
                session.pace().measured().toNanos() / 1e9,
                session.pace().warmUp().toNanos() / 1e9,
                session.choice().settings());
    }

    /** Microseconds for a page to reach the disk, where an embedded server keeps its data. */
    private static Ratio flush() throws IOException {
        Path file = Files.createTempFile("writeproof-flush-", ".bin");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            double[] micros = new double[FLUSHES];
            for (int i = 0; i < FLUSHES; i++) {
                channel.write(ByteBuffer.allocate(PAGE), 0);
                long start = System.nanoTime();
                channel.force(false);
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
            return Ratio.of(micros);
        } finally {
            Files.delete(file);
        }
    }
}
