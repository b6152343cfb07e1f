package io.writeproof.full;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the project's other commands as processes; what they print goes to the terminal and into a log. Used by one thread.
 *
 * <p>They do not notice Ctrl-C, so that they are asked to end once and not twice: see {@link Ending}.
 */
final class Script {

    private static final List<String> DEAF_TO_INTERRUPTS = List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    private final Map<String, String> environment;
    private final PrintStream out;
    private final Ending ending;

    /**
     * Creates a runner of commands.
     *
     * @param environment variables on top of this process's own; secrets belong here, not into the command
     */
    Script(Map<String, String> environment, PrintStream out, Ending ending) {
        this.environment = Map.copyOf(environment);
        this.out = out;
        this.ending = ending;
    }

    /** The same with further variables. */
    Script with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Script(all, out, ending);
    }

    /**
     * Runs a command to its end.
     *
     * @return its exit code
     * @throws IOException if it cannot be started, or its log not be written
     */
    int run(List<String> command, Path log) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(DEAF_TO_INTERRUPTS);
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        ending.begins(process);
        try {
            process.getOutputStream().close();
            copy(process, log);
            return process.waitFor();
        } finally {
            ending.ends();
        }
    }

    private void copy(Process process, Path log) throws IOException {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
                copy.println(line);
            }
        }
    }
}
