package io.writeproof.results.report;

import java.util.Locale;

/** Numbers as people read them. Stateless. */
final class Figures {

    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;

    private Figures() {}

    /** Three or four digits: {@code 4.12}, {@code 987.3}, {@code 48.1k}, {@code 1.02M}; a dash for no number. */
    static String of(double value) {
        double size = Math.abs(value);
        if (!Double.isFinite(value)) {
            return "-";
        }
        if (size >= 10 * MEGA) {
            return digits(value / MEGA, 1) + "M";
        }
        if (size >= MEGA) {
            return digits(value / MEGA, 2) + "M";
        }
        if (size >= 10 * KILO) {
            return digits(value / KILO, 1) + "k";
        }
        if (size >= 100 || value == Math.rint(value)) {
            return digits(value, value == Math.rint(value) ? 0 : 1);
        }
        return size >= 0.1 ? digits(value, size >= 10 ? 1 : 2) : String.format(Locale.ROOT, "%.3g", value);
    }

    /** A relative change with its sign: {@code +4.6}, {@code -12.7}, {@code 0.0}. */
    static String percent(double relative) {
        String text = digits(relative * 100, 1);
        return text.startsWith("-") || isZero(text) ? text : "+" + text;
    }

    /** A relative size: {@code 5 %}, {@code 12.5 %}. */
    static String share(double relative) {
        double percent = relative * 100;
        return digits(percent, Math.abs(percent - Math.rint(percent)) < 0.05 ? 0 : 1) + " %";
    }

    /** A p value: {@code 0.31}, {@code 0.004}, {@code <0.001}. */
    static String p(double value) {
        if (value < 0.001) {
            return "<0.001";
        }
        return digits(value, value < 0.01 ? 3 : 2);
    }

    private static boolean isZero(String text) {
        return text.equals("0.0");
    }

    private static String digits(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.equals("-0.0") ? "0.0" : text;
    }
}
