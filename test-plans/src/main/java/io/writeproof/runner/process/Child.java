package io.writeproof.runner.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process that was started by this one, with its output read line by line.
 *
 * <p>Ctrl-C in a terminal reaches every process of the foreground group. Children ignore that signal (a JVM installs no
 * handler for a signal that was ignored at its start), so that only the runner decides how a run ends. A child that is
 * still alive when this JVM ends is killed.
 *
 * <p>Thread-safe; lines are delivered by one thread, in order, standard output and standard error together.
 */
public final class Child {

    private static final Duration OUTPUT_GRACE = Duration.ofSeconds(5);
    private static final Duration KILL_GRACE = Duration.ofSeconds(30);

    private final Process process;
    private final Thread reader;
    private final Thread killAtExit;

    private Child(Process process, Consumer<String> lines) {
        this.process = process;
        this.reader = new Thread(() -> read(process, lines), "output of " + process.pid());
        this.killAtExit = new Thread(process::destroyForcibly, "kill " + process.pid());
        reader.setDaemon(true);
        reader.start();
        try {
            Runtime.getRuntime().addShutdownHook(killAtExit);
        } catch (IllegalStateException e) {
            // This JVM is going down already: nobody would end what was started a moment too late.
            process.destroyForcibly();
            throw e;
        }
    }

    /**
     * Starts {@code launch} and delivers each line of its output to {@code lines}.
     *
     * @throws UncheckedIOException if it cannot be started
     */
    public static Child start(Launch launch, Consumer<String> lines) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        command.addAll(launch.command());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(launch.environment());
        try {
            Process process = builder.start();
            Child child = new Child(process, lines);
            try (OutputStream input = process.getOutputStream()) {
                input.write(launch.input().getBytes(StandardCharsets.UTF_8));
            }
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + launch.command().get(0), e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Waits for the end, at most {@code atMost}; empty when it is still running then. */
    public Optional<Ended> await(Duration atMost) {
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            // The exit is seen before the last lines are.
            reader.join(OUTPUT_GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for process " + process.pid(), e);
        }
        forget();
        return Optional.of(new Ended(process.exitValue()));
    }

    /** Asks for an orderly end with SIGTERM and waits; kills the child when {@code grace} is over. */
    public Ended stop(Duration grace) {
        // Unlike Process.destroy(), this leaves the output open: the last words are wanted.
        process.toHandle().destroy();
        Optional<Ended> ended = await(grace);
        return ended.isPresent() ? ended.get() : kill();
    }

    /** Ends the child at once. */
    public Ended kill() {
        process.toHandle().destroyForcibly();
        return await(KILL_GRACE).orElseThrow(() -> new IllegalStateException("cannot kill process " + process.pid()));
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(killAtExit);
        } catch (IllegalStateException e) {
            // The JVM is going down already: the hook finds a dead process, which does no harm.
            return;
        }
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
        } catch (IOException e) {
            lines.accept("output ended early: " + e.getMessage());
        }
    }
}
