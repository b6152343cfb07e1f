package io.writeproof.runner.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

final class ChildTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Test
    void everyLineIsDeliveredBeforeTheEndIsSeen() {
        Child child = Child.start(shell("for i in 1 2 3; do echo out $i; echo err $i >&2; done; exit 7"), lines::add);

        assertThat(child.await(LONG)).contains(new Ended(7));
        assertThat(lines).containsExactly("out 1", "err 1", "out 2", "err 2", "out 3", "err 3");
    }

    @Test
    void secretsArriveByEnvironmentAndInput() {
        Launch launch =
                new Launch(List.of("sh", "-c", "read line; echo $line $SECRET"), Map.of("SECRET", "open"), "sesame\n");

        Child.start(launch, lines::add).await(LONG);

        assertThat(lines).containsExactly("sesame open");
        assertThat(launch.toString()).doesNotContain("sesame").doesNotContain("open");
    }

    @Test
    void theInterruptOfATerminalDoesNotReachIt() throws Exception {
        Child child = Child.start(shell("echo up; while :; do sleep 0.1; done"), lines::add);
        await().until(() -> lines.contains("up"));

        new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor();

        assertThat(child.await(Duration.ofMillis(300))).isEmpty();
        assertThat(child.kill()).hasToString("signal 9 (KILL)");
    }

    @Test
    void lastWordsAreHeard() {
        Child child = Child.start(
                shell("trap 'echo drained; exit 0' TERM; echo up; while :; do sleep 0.1; done"), lines::add);
        await().until(() -> lines.contains("up"));

        assertThat(child.stop(LONG)).isEqualTo(new Ended(0));
        assertThat(lines).containsExactly("up", "drained");
    }

    @Test
    void onesWhoDoNotStopInTimeAreKilled() {
        Child child = Child.start(shell("trap '' TERM; echo up; while :; do sleep 0.1; done"), lines::add);
        await().until(() -> lines.contains("up"));

        assertThat(child.stop(Duration.ofMillis(200)).signal()).hasValue(9);
    }

    @Test
    void theEndIsToldInWords() {
        assertThat(new Ended(1)).hasToString("exit code 1");
        assertThat(new Ended(143)).hasToString("signal 15 (TERM)");
        assertThat(new Ended(150)).hasToString("signal 22");
    }

    private static Launch shell(String script) {
        return new Launch(List.of("sh", "-c", script), Map.of(), "");
    }
}
