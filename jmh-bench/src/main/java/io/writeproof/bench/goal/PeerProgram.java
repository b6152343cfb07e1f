package io.writeproof.bench.goal;

import io.writeproof.postgres.ConnectionSettings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A program found on the path; mostly a client of PostgreSQL's own, written in C, that a write path is measured against.
 *
 * @param executable where it was found
 * @param version as it says itself
 */
public record PeerProgram(Path executable, String version) {

    /** Looks for a program on the path. */
    public static Optional<PeerProgram> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(executable -> new PeerProgram(
                        executable, run(executable, List.of("--version"), null).strip()));
    }

    /** What to say where a program is missing. */
    static String missing(String name) {
        return name + " is not on the path, so everything compared with it is left out;"
                + " Debian has it in the package postgresql-client, or postgresql for pgbench";
    }

    /**
     * Runs it on a server to its end; the password goes by the environment, not by the command line.
     *
     * @return what it printed
     * @throws IllegalStateException if it failed
     */
    String run(ConnectionSettings server, List<String> arguments) {
        List<String> all =
                new ArrayList<>(List.of("-h", server.host(), "-p", String.valueOf(server.port()), "-U", server.user()));
        all.addAll(arguments);
        all.add(server.database());
        return run(executable, all, server);
    }

    private static String run(Path executable, List<String> arguments, @Nullable ConnectionSettings server) {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (server != null) {
            builder.environment().put("PGPASSWORD", server.password());
            String schema = server.parameters().getOrDefault("currentSchema", "public");
            builder.environment().put("PGOPTIONS", "-c search_path=" + schema);
        }
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException(executable + " ended with exit code " + exit + ": "
                        + output.lines().findFirst().orElse(""));
            }
            return output;
        } catch (IOException e) {
            throw new IllegalStateException("cannot run " + executable + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + executable + " ran", e);
        }
    }
}
