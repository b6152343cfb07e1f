package io.writeproof.bench;

import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.runner.process.Java;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An embedded server whose every flush takes longer, as on a slower disk.
 *
 * <p>A small library, compiled here, is loaded before the C library of the server's processes and waits in
 * {@code fdatasync} and {@code fsync}. It goes by the environment, so the server is started by a JVM of its own, which stops it
 * when its standard input ends: also when this process is killed. Linux only. Not thread-safe.
 */
final class SlowServer implements AutoCloseable {

    private static final String SOURCE = "slow-fsync.c";
    private static final int TRIALS = 5;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final Path directory;
    private final ConnectionSettings connection;

    private SlowServer(Process process, Path directory, ConnectionSettings connection) {
        this.process = process;
        this.directory = directory;
        this.connection = connection;
    }

    /**
     * Starts a server and proves that its commits are as slow as was asked.
     *
     * @throws DatabaseException when there is no C compiler, the server does not start, or the delay has no effect
     */
    static SlowServer start(Map<String, String> settings, Duration delay) {
        try {
            Path directory = Files.createTempDirectory("writeproof-slow-");
            Path library = compile(directory);
            Process process = launch(settings, delay, library);
            SlowServer server = new SlowServer(process, directory, readAddress(process));
            server.requireDelay(delay);
            return server;
        } catch (IOException e) {
            throw new DatabaseException("Cannot start a server with slow flushes: " + e.getMessage(), e);
        }
    }

    private static Path compile(Path directory) throws IOException {
        Path source = directory.resolve(SOURCE);
        try (InputStream resource = SlowServer.class.getResourceAsStream(SOURCE)) {
            Files.copy(requirePresent(resource), source, StandardCopyOption.REPLACE_EXISTING);
        }
        Path library = directory.resolve("slow-fsync.so");
        String[] command = {"cc", "-shared", "-fPIC", "-O1", "-o", library.toString(), source.toString(), "-ldl"};
        try {
            Process compiler =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (compiler.waitFor() != 0) {
                throw new DatabaseException("The C compiler cannot build " + SOURCE + ": "
                        + output.lines().findFirst().orElse(""));
            }
        } catch (IOException e) {
            throw new DatabaseException(
                    "A delay for each fsync needs a C compiler as `cc`, and none was found; on Debian: apt-get install gcc"
                            + " libc6-dev",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("Interrupted while compiling " + SOURCE, e);
        }
        return library;
    }

    private static InputStream requirePresent(@Nullable InputStream resource) {
        if (resource == null) {
            throw new IllegalStateException(SOURCE + " is missing from the jar");
        }
        return resource;
    }

    private static Process launch(Map<String, String> settings, Duration delay, Path library) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Java.launcher(),
                "-cp",
                System.getProperty("java.class.path", "")
                        .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator),
                ServerProcess.class.getName()));
        settings.forEach((name, value) -> command.add(name + "=" + value));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("LD_PRELOAD", library.toString());
        builder.environment()
                .put("WRITEPROOF_FSYNC_DELAY_US", String.valueOf(TimeUnit.NANOSECONDS.toMicros(delay.toNanos())));
        return builder.start();
    }

    private static ConnectionSettings readAddress(Process process) throws IOException {
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = out.readLine();
        if (address == null) {
            throw new DatabaseException("The server with slow flushes did not start; its output above says why");
        }
        return ConnectionSettings.parse(address);
    }

    private void requireDelay(Duration delay) {
        try (Connection session = connection.connect();
                Statement statement = session.createStatement()) {
            for (int i = 0; i < TRIALS; i++) {
                long start = System.nanoTime();
                // An assigned transaction id makes the commit write and flush a record.
                statement.execute("CREATE TEMP TABLE slow_probe" + i + " (n int)");
                if (System.nanoTime() - start < delay.toNanos()) {
                    throw new DatabaseException("A commit was faster than the delay asked for each fsync, "
                            + delay.toMillis() + " ms: the delay has no effect on this system");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("Cannot try the slow server: SQLSTATE " + e.getSQLState(), e);
        }
    }

    ConnectionSettings connection() {
        return connection;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new DatabaseException("The server with slow flushes did not stop within " + STOP_SECONDS
                        + " s (pid " + process.pid() + ")");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (String file : List.of(SOURCE, "slow-fsync.so", "")) {
            Files.deleteIfExists(directory.resolve(file));
        }
    }
}
