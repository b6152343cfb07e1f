package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.runner.Console.Kind;
import io.writeproof.runner.Console.Screen;
import io.writeproof.runner.Progress.Bar;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConsoleTest {

    private static final String CLEAR = "\r\u001b[2K";

    private static final Screen LOG = new Screen(Kind.LOG, 80, Palette.PLAIN, Bar.ASCII);
    private static final Progress WHOLE =
            Progress.of("123456/180000 68.6 % | 1000.0/s | ok 123450 | failed 6 | p99 1190.1 ms | steady | ETA 57s");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void onATerminalProgressIsRewrittenInPlaceAndGoneBeforeTheNextLine() {
        Console console = console(terminal(80));

        console.progress(Progress.of("1/10"));
        console.progress(Progress.of("2/10"));
        console.line("done");
        console.line("stored");

        assertThat(output()).isEqualTo(CLEAR + "    1/10" + CLEAR + "    2/10" + CLEAR + "done\nstored\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 60, 80, 81, 120, 300})
    void aProgressLineNeverWraps(int columns) {
        console(terminal(columns)).progress(WHOLE);

        assertThat(output().substring(CLEAR.length())).hasSizeLessThan(columns);
    }

    @Test
    void aProgressLineHasABarAndAsMuchAsThereIsRoomFor() {
        StringBuilder shown = new StringBuilder();
        for (int columns : List.of(40, 60, 80, 120)) {
            shown.append("    ").append(WHOLE.drawn(columns - 5, Bar.BLOCKS)).append('\n');
        }
        shown.append("    ").append(WHOLE.drawn(75, Bar.ASCII)).append('\n');

        assertThat(Path.of("src/test/resources/golden/progress.txt")).hasContent(shown.toString());
    }

    @Test
    void aBarIsFullAtTheEndAndNotBefore() {
        assertThat(Progress.of("999/1000 99.9 %").drawn(75, Bar.ASCII)).startsWith("#".repeat(9) + ". ");
        assertThat(Progress.of("1000/1000 100.0 %").drawn(75, Bar.ASCII)).startsWith("#".repeat(10) + " ");
        assertThat(Progress.of("1001/1000 100.1 %").drawn(75, Bar.ASCII)).startsWith("#".repeat(10) + " ");
    }

    @Test
    void aLineOfALogIsNoLongerThanItsColumns() {
        console(LOG).progress(WHOLE);

        assertThat(output())
                .isEqualTo("    123456/180000 68.6 % | 1000.0/s | ok 123450 | failed 6 | steady | ETA 57s\n");
    }

    @Test
    void elsewhereAProgressLineIsPrintedAtOnceEveryTenSecondsAndWithANewPhase() {
        Console console = console(LOG);

        for (int second = 1; second <= 25; second++) {
            nanos = Duration.ofSeconds(second).toNanos();
            console.progress(Progress.of(second + " | 1.0/s" + (second < 16 ? "" : " | verifying")));
        }

        assertThat(output()).isEqualTo("""
                1 | 1.0/s
                11 | 1.0/s
                16 | 1.0/s | verifying
                """.indent(4));
    }

    @Test
    void aTerminalIsWhatTheScriptFoundAndTheEnvironmentAllows() {
        assertThat(Screen.of(null, Map.of())).isEqualTo(LOG);
        assertThat(Screen.of("100", Map.of("TERM", "dumb"))).isEqualTo(LOG);
        assertThat(Screen.of("100", Map.of("LANG", "en_GB.UTF-8")))
                .isEqualTo(new Screen(Kind.TERMINAL, 100, Palette.COLOURED, Bar.BLOCKS));
        assertThat(Screen.of("100", Map.of("LANG", "en_GB.UTF-8", "LC_ALL", "C"))
                        .bar())
                .isEqualTo(Bar.ASCII);
        assertThat(Screen.of("100", Map.of("LC_CTYPE", "C.utf8", "NO_COLOR", "1")))
                .isEqualTo(new Screen(Kind.TERMINAL, 100, Palette.PLAIN, Bar.BLOCKS));
        assertThat(Screen.of("100", Map.of("NO_COLOR", "")).palette()).isEqualTo(Palette.COLOURED);
        assertThat(Screen.of("what?", Map.of()).columns()).isEqualTo(80);
        assertThat(Screen.of("5", Map.of()).columns()).isEqualTo(40);
    }

    @Test
    void blankLinesDoNotAddUp() {
        Console console = console(LOG);

        console.line("one");
        console.line("");
        console.line("");
        console.line("two");

        assertThat(output()).isEqualTo("one\n\ntwo\n");
    }

    @Test
    void marksAndVerdictsAreColouredAndNothingElseIs() {
        assertThat(Palette.COLOURED.paint("  ✓ gate  held")).isEqualTo("  \u001b[32m✓\u001b[0m gate  held");
        assertThat(Palette.COLOURED.paint("  FAILED  run 1")).isEqualTo("  \u001b[31mFAILED\u001b[0m  run 1");
        assertThat(Palette.COLOURED.paint("    lost  FAILED")).isEqualTo("    lost  FAILED");
        assertThat(Palette.PLAIN.paint("  ✗ gate")).isEqualTo("  ✗ gate");
    }

    @Test
    void factsAreAligned() {
        Console console = console(LOG);

        console.fact("database", "here");
        console.fact("stored", "there");

        assertThat(output()).isEqualTo("    database          here\n    stored            there\n");
    }

    @Test
    void aLongFactGoesOnBelowItselfAndAPathStaysWhole() {
        Console console = console(LOG);

        console.fact("gateway", "drained: 0 rows written in 20 ms, 0 rows lost (since start: 823 written, 0 rejected)");
        console.fact("stored", "results/" + "x".repeat(80));

        assertThat(output())
                .isEqualTo("    gateway           drained: 0 rows written in 20 ms, 0 rows lost (since\n"
                        + "                      start: 823 written, 0 rejected)\n"
                        + "    stored            results/" + "x".repeat(80) + "\n");
    }

    private Console console(Screen screen) {
        return new Console(new PrintStream(written, true, StandardCharsets.UTF_8), screen, () -> nanos);
    }

    private static Screen terminal(int columns) {
        return new Screen(Kind.TERMINAL, columns, Palette.PLAIN, Bar.BLOCKS);
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
