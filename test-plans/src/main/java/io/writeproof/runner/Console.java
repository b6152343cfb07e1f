package io.writeproof.runner;

import io.writeproof.runner.Progress.Bar;
import io.writeproof.runner.option.LineBreaks;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user sees: lines that stay, and one progress line that does not.
 *
 * <p>On a terminal the progress line is rewritten in place and gone before the next line that stays; elsewhere, in a CI
 * log for instance, one is printed every ten seconds and with every new phase. Thread-safe.
 */
final class Console {

    private static final Duration PLAIN_INTERVAL = Duration.ofSeconds(10);
    private static final String INDENT = "    ";
    private static final String CLEAR = "\r\u001b[2K";
    /** Facts start in the column in which those of the verdict do. */
    private static final int NAME_WIDTH = 17;

    private final PrintStream out;
    private final Screen screen;
    private final LongSupplier nanoTime;
    private boolean progressShown;
    private boolean afterBlank;
    private long lastPlainNanos;
    private String lastPlainPhase = "";

    Console(PrintStream out, Screen screen, LongSupplier nanoTime) {
        this.out = out;
        this.screen = screen;
        this.nanoTime = nanoTime;
    }

    /** A line that stays; of several blank ones, the first. */
    synchronized void line(String text) {
        clearProgress();
        if (text.isBlank() && afterBlank) {
            return;
        }
        afterBlank = text.isBlank();
        out.println(screen.coloured(text));
        out.flush();
    }

    /** A fact and its name, in lines that stay; only a word that is longer than a line, such as a path, makes one longer. */
    synchronized void fact(String name, String fact) {
        String begin = INDENT + String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", name);
        List<String> lines = LineBreaks.inText(fact, screen.columns() - begin.length() - 1);
        line(begin + " " + lines.get(0));
        lines.stream().skip(1).forEach(line -> line(" ".repeat(begin.length() + 1) + line));
    }

    /** The same of a file, as the user would type it. */
    void fact(String name, Path file) {
        Path here = Path.of("").toAbsolutePath();
        fact(name, file.startsWith(here) ? here.relativize(file).toString() : file.toString());
    }

    /** The newest state of the run; replaces the one before. */
    synchronized void progress(Progress progress) {
        int room = screen.columns() - INDENT.length() - 1;
        if (screen.terminal()) {
            out.print(CLEAR + INDENT + progress.drawn(room, screen.bar()));
            out.flush();
            progressShown = true;
        } else if (plainIsDue(progress)) {
            lastPlainNanos = nanoTime.getAsLong();
            lastPlainPhase = progress.phase();
            line(INDENT + progress.text(room));
        }
    }

    private boolean plainIsDue(Progress progress) {
        return !progress.phase().equals(lastPlainPhase)
                || lastPlainNanos == 0
                || nanoTime.getAsLong() - lastPlainNanos >= PLAIN_INTERVAL.toNanos();
    }

    /** So many characters has no line of a progress or a verdict more. */
    int columns() {
        return screen.columns();
    }

    private void clearProgress() {
        if (progressShown) {
            out.print(CLEAR);
            progressShown = false;
        }
    }

    /** What the output goes to. */
    enum Kind {
        /** Lines in it can be rewritten. */
        TERMINAL,
        /** A file or another program. */
        LOG
    }

    /**
     * How the output is shown. Immutable.
     *
     * @param columns its width in characters, at least 40
     * @param palette whether marks and verdicts are coloured
     * @param bar what shows the progress on a terminal
     */
    record Screen(Kind kind, int columns, Palette palette, Bar bar) {

        private static final int DEFAULT_COLUMNS = 80;
        private static final int FEWEST_COLUMNS = 40;

        Screen {
            columns = Math.max(FEWEST_COLUMNS, columns);
        }

        String coloured(String text) {
            return palette.paint(text);
        }

        boolean terminal() {
            return kind == Kind.TERMINAL;
        }

        /**
         * The terminal that {@code scripts/load} found.
         *
         * @param columns its width, as a system property has it; null when it found none
         */
        static Screen of(@Nullable String columns, Map<String, String> environment) {
            if (columns == null || environment.getOrDefault("TERM", "").equals("dumb")) {
                return new Screen(Kind.LOG, DEFAULT_COLUMNS, Palette.PLAIN, Bar.ASCII);
            }
            int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS;
            // See no-color.org.
            boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
            return new Screen(
                    Kind.TERMINAL,
                    width,
                    plain ? Palette.PLAIN : Palette.COLOURED,
                    utf8(environment) ? Bar.BLOCKS : Bar.ASCII);
        }

        /** The first of the variables that is there decides, as in POSIX. */
        private static boolean utf8(Map<String, String> environment) {
            return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                    .map(name -> environment.getOrDefault(name, ""))
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .filter(value -> value.toLowerCase(Locale.ROOT).matches(".*utf-?8.*"))
                    .isPresent();
        }
    }
}
