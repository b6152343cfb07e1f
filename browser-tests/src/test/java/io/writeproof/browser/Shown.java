package io.writeproof.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as pages write them: {@code 1,314}, {@code 48.1k}, {@code ✗ 2 of 3}. Stateless. */
final class Shown {

    private static final Pattern NUMBER = Pattern.compile("(-?[\\d,]*\\.?\\d+)([kM]?)");

    /** Three digits are always shown of what is not small. */
    private static final double PART = 0.006;

    private static final double SMALL = 0.011;

    private Shown() {}

    /** The first number in the text; NaN without one. */
    static double number(String text) {
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            return Double.NaN;
        }
        double factor = switch (number.group(2)) {
            case "k" -> 1e3;
            case "M" -> 1e6;
            default -> 1;
        };
        return factor * Double.parseDouble(number.group(1).replace(",", ""));
    }

    /** Fails unless the text is this number, rounded; or none, if it is none. */
    static void assertNumber(String text, double expected) {
        if (Double.isNaN(expected)) {
            assertThat(number(text)).as(text).isNaN();
        } else {
            assertThat(number(text)).as(text).isCloseTo(expected, within(SMALL + PART * Math.abs(expected)));
        }
    }
}
