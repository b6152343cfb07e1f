package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.runner.Console.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ConsoleTest {

    private static final String CLEAR = "\r\u001b[2K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private long nanos;

    @Test
    void onATerminalProgressIsRewrittenInPlaceAndGoneBeforeTheNextLine() {
        Console console = console(new Screen(80, Palette.PLAIN));

        console.progress("10 %");
        console.progress("20 %");
        console.line("done");
        console.line("stored");

        assertThat(output()).isEqualTo(CLEAR + "    10 %" + CLEAR + "    20 %" + CLEAR + "done\nstored\n");
    }

    @Test
    void aProgressLineNeverWraps() {
        Console console = console(new Screen(24, Palette.PLAIN));

        console.progress("0123456789012345678901234567890");

        assertThat(output()).isEqualTo(CLEAR + "    0123456789012345678…");
    }

    @Test
    void elsewhereAProgressLineIsPrintedAtOnceAndThenEveryTenSeconds() {
        Console console = console(new Screen(0, Palette.PLAIN));

        for (int second = 1; second <= 25; second++) {
            nanos = Duration.ofSeconds(second).toNanos();
            console.progress(second + " s");
        }

        assertThat(output()).isEqualTo("    1 s\n    11 s\n    21 s\n");
    }

    @Test
    void blankLinesDoNotAddUp() {
        Console console = console(new Screen(0, Palette.PLAIN));

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
        Console console = console(new Screen(0, Palette.PLAIN));

        console.fact("database", "here");
        console.fact("stored", "there");

        assertThat(output()).isEqualTo("    database          here\n    stored            there\n");
    }

    private Console console(Screen screen) {
        return new Console(new PrintStream(written, true, StandardCharsets.UTF_8), screen, () -> nanos);
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
