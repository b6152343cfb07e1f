package io.writeproof.results.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks the {@code git} command about a checkout; a missing git or repository is an empty answer. */
final class Git {

    private final Path directory;

    Git(Path directory) {
        this.directory = directory;
    }

    /** Standard output of a git command, or empty when it could not be run or failed. */
    Optional<String> output(String... arguments) {
        try {
            return answerOf(builder(arguments)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException noGit) {
            return Optional.empty();
        }
    }

    /**
     * Runs a git command that changes something.
     *
     * @throws StoreException with what git said, when it failed
     */
    void run(String... arguments) {
        String command = "git " + String.join(" ", arguments);
        try {
            Process git = builder(arguments).redirectErrorStream(true).start();
            String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (git.waitFor() != 0) {
                throw new StoreException(command + " failed: " + said.strip());
            }
        } catch (IOException e) {
            throw new StoreException("cannot run " + command + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted in " + command, e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        // Asking must not take the index lock from someone who is working, and dates are to be UTC.
        builder.environment().put("GIT_OPTIONAL_LOCKS", "0");
        builder.environment().put("TZ", "UTC");
        return builder;
    }

    private static Optional<String> answerOf(Process git) throws IOException {
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return git.waitFor() == 0 ? Optional.of(answer) : Optional.empty();
        } catch (InterruptedException e) {
            git.destroy();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
