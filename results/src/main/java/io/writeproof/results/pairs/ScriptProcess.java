package io.writeproof.results.pairs;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs one script after the other, each with its output in the same file. One thread runs, any may stop. */
final class ScriptProcess {

    /**
     * A terminal sends Ctrl-C to every process, and {@link #stop} asks the script a second time, which a load test
     * takes for "at once". So it ignores the first: what is ignored when a process starts stays so in all that it
     * starts.
     */
    private static final List<String> WITHOUT_CTRL_C = List.of("bash", "-c", "trap '' INT; exec \"$0\" \"$@\"");

    private static final int LINES = 15;
    /** A load test that is stopped verifies what it has written. */
    private static final int ORDERLY_END_SECONDS = 60;

    private static final int DESCENDANTS_END_SECONDS = 5;

    private final Path log;
    private final Map<String, String> environment;
    private @Nullable Process current;
    private boolean stopped;

    ScriptProcess(Path log, Map<String, String> environment) {
        this.log = log;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Runs a script of a directory to its end; never returns once somebody has called {@link #stop}.
     *
     * @return its exit code
     * @throws PairsException when it cannot be started
     */
    int run(Path directory, List<String> command) {
        try {
            int exitCode = start(directory, command).waitFor();
            while (isStopped()) {
                LockSupport.park(this); // the shutdown hook is at work: nothing more is to be said or stored
            }
            return exitCode;
        } catch (IOException e) {
            throw new PairsException("cannot start " + command.get(0) + " in " + directory + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PairsException("interrupted in " + command.get(0));
        }
    }

    private synchronized Process start(Path directory, List<String> command) throws IOException {
        if (stopped) {
            throw new PairsException("stopped before " + command.get(0));
        }
        List<String> guarded = new ArrayList<>(WITHOUT_CTRL_C);
        guarded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(guarded)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        // Set by scripts/full, so that nothing is built: these commits must be.
        builder.environment().remove("WRITEPROOF_BUILT");
        builder.environment().putAll(environment);
        Process started = builder.start();
        current = started;
        return started;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** The end of what the last script said. */
    String lastLines() {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(nothing)";
        }
    }

    /** Has the running script end as it does on SIGTERM, storing what it has, and then whatever it leaves behind. */
    void stop() {
        Process running;
        synchronized (this) {
            stopped = true;
            running = current;
        }
        if (running == null || !running.isAlive()) {
            return;
        }
        List<ProcessHandle> descendants = running.descendants().toList();
        running.destroy();
        try {
            if (!running.waitFor(ORDERLY_END_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
            end(descendants);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(List<ProcessHandle> descendants) throws InterruptedException {
        alive(descendants).forEach(ProcessHandle::destroy);
        for (int i = 0;
                i < 10 * DESCENDANTS_END_SECONDS && alive(descendants).findAny().isPresent();
                i++) {
            Thread.sleep(100);
        }
        alive(descendants).forEach(ProcessHandle::destroyForcibly);
    }

    private static Stream<ProcessHandle> alive(List<ProcessHandle> processes) {
        return processes.stream().filter(ProcessHandle::isAlive);
    }
}
