package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.cli.Results;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The command {@code results} as a process of its own, as {@code scripts/results} starts it. Stateless. */
final class ResultsCommand {

    private static final List<String> START = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path", ""),
            Results.class.getName());

    private ResultsCommand() {}

    /** Waits for its end, which must be a good one; what it printed. */
    static String run(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(START);
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        Process process =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.onExit().join().exitValue())
                .as(String.join(" ", command.subList(START.size(), command.size())))
                .isZero();
        return printed;
    }
}
