package io.writeproof.runner;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * What the user sees: lines that stay, and one progress line that does not.
 *
 * <p>On a terminal the progress line is rewritten in place and gone before the next line that stays; elsewhere, in a CI
 * log for instance, one is printed every ten seconds. Thread-safe.
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

    /** A line that stays, of a fact and its name. */
    void fact(String name, String fact) {
        line(String.format(Locale.ROOT, "    %-" + NAME_WIDTH + "s %s", name, fact));
    }

    /** The newest state of the run; replaces the one before. */
    synchronized void progress(String text) {
        if (screen.terminal()) {
            out.print(CLEAR + INDENT + shortened(text));
            out.flush();
            progressShown = true;
        } else if (lastPlainNanos == 0 || nanoTime.getAsLong() - lastPlainNanos >= PLAIN_INTERVAL.toNanos()) {
            lastPlainNanos = nanoTime.getAsLong();
            line(INDENT + text);
        }
    }

    private void clearProgress() {
        if (progressShown) {
            out.print(CLEAR);
            progressShown = false;
        }
    }

    /** A line that wraps could not be rewritten: the cursor returns to the start of its last row only. */
    private String shortened(String text) {
        int room = Math.max(20, screen.columns() - INDENT.length() - 1);
        return text.length() <= room ? text : text.substring(0, room - 1) + "…";
    }

    /**
     * What the output goes to. Immutable.
     *
     * @param columns its width in characters; 0 when it is no terminal
     * @param palette whether marks and verdicts are coloured
     */
    record Screen(int columns, Palette palette) {

        private static final int DEFAULT_COLUMNS = 80;

        String coloured(String text) {
            return palette.paint(text);
        }

        boolean terminal() {
            return columns > 0;
        }

        /** The terminal that {@code scripts/load} found, told in the system property {@code writeproof.columns}. */
        static Screen fromProperties() {
            String columns = System.getProperty("writeproof.columns");
            if (columns == null) {
                return new Screen(0, Palette.PLAIN);
            }
            int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS;
            // See no-color.org.
            boolean plain = !System.getenv().getOrDefault("NO_COLOR", "").isEmpty();
            return new Screen(width, plain ? Palette.PLAIN : Palette.COLOURED);
        }
    }
}
