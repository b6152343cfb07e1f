package io.writeproof.full;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScriptTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Ending ending = new Ending();
    private final Script script =
            new Script(Map.of("COLOUR", "blue"), new PrintStream(printed, true, StandardCharsets.UTF_8), ending);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void whatItPrintsGoesToTheTerminalAndIntoTheLog() throws Exception {
        Path log = directory.resolve("log");

        int exitCode = script.with(Map.of("SHAPE", "round"))
                .run(List.of("sh", "-c", "echo $COLOUR; echo $SHAPE >&2; exit 3"), log);

        assertThat(exitCode).isEqualTo(3);
        assertThat(log).hasContent("blue\nround\n");
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("blue\nround\n");
    }

    @Test
    void onARequestToEndItGetsOneSignalAndItsLastWordsAreKept() throws Exception {
        Path log = directory.resolve("log");
        CompletableFuture<Void> requested = CompletableFuture.runAsync(() -> {
            await().until(() -> Files.exists(log) && Files.readString(log).contains("ready"));
            ending.request();
        });

        int exitCode = script.run(
                List.of("sh", "-c", "trap 'echo done; exit 7' TERM; echo ready; while true; do sleep 0.1; done"), log);

        assertThat(exitCode).isEqualTo(7);
        assertThat(log).hasContent("ready\ndone\n");
        assertThat(requested).isNotDone();
        ending.reached();
        requested.join();
    }
}
