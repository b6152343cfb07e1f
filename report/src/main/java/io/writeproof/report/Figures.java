package io.writeproof.report;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers as people read them: thousands separated, no more digits than mean something. Stateless. */
public final class Figures {

    /** What stands for a number that is not there. */
    public static final String NONE = "–";

    private static final double MEBI = 1 << 20;

    private Figures() {}

    /** A whole number: {@code 54,739}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Three digits or all whole ones: {@code 0.132}, {@code 4.12}, {@code 29.7}, {@code 1,314}; a dash for no number. */
    public static String of(double number) {
        double size = Math.abs(number);
        if (!Double.isFinite(number)) {
            return NONE;
        }
        if (number == Math.rint(number) && size < 1e15) {
            return count((long) number);
        }
        int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
        return fixed(number, decimals);
    }

    /** The same, of a number that may be missing. */
    public static String of(OptionalDouble number) {
        return number.isPresent() ? of(number.getAsDouble()) : NONE;
    }

    /** A duration in milliseconds, always with the decimals of its size: {@code 4.00}, {@code 29.7}, {@code 1,314}. */
    public static String ms(double milliseconds) {
        return number(
                milliseconds, milliseconds >= 99.95 ? 0 : milliseconds >= 9.995 ? 1 : milliseconds >= 0.0995 ? 2 : 3);
    }

    /** A rate per second: {@code 99.87}, {@code 6,458.5}, {@code 120,000}. */
    public static String rate(double perSecond) {
        double size = Math.abs(perSecond);
        return number(perSecond, size >= 99_999.5 ? 0 : size >= 999.95 ? 1 : 2);
    }

    /** A part of a whole, without its sign: {@code 0.00}, {@code 12.34}. Never rounded to none or to all of it. */
    public static String percent(double ratio) {
        double percent = ratio * 100;
        if (percent > 0 && percent < 0.005) {
            return "<0.01";
        }
        return percent < 100 && percent >= 99.995 ? "99.99" : number(percent, 2);
    }

    /** Bytes as mebibytes: {@code 221.7}. */
    public static String mebibytes(double bytes) {
        double mebibytes = bytes / MEBI;
        return number(mebibytes, mebibytes >= 99.95 ? 0 : 1);
    }

    /** A time of day's length: {@code 850 ms}, {@code 12.5 s}, {@code 1 min 33 s}, {@code 2 h 0 min}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 60) {
            return fixed(duration.toMillis() / 1000.0, 1) + " s";
        }
        return seconds < 3600
                ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
    }

    private static String number(double number, int decimals) {
        return Double.isFinite(number) ? fixed(number, decimals) : NONE;
    }

    private static String fixed(double number, int decimals) {
        String text = String.format(Locale.ROOT, "%,." + decimals + "f", number);
        return text.matches("-[0.,]+") ? text.substring(1) : text;
    }
}
