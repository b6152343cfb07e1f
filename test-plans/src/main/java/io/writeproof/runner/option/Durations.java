package io.writeproof.runner.option;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 180s}, {@code 1m30s}, {@code 500ms}. Stateless. */
public final class Durations {

    private static final String PART = "(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)";
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART + ")+");
    private static final Pattern PARTS = Pattern.compile(PART);
    private static final Map<String, Integer> MILLIS = Map.of("ms", 1, "s", 1_000, "m", 60_000, "h", 3_600_000);

    private Durations() {}

    /** The duration that {@code text} means, in whole milliseconds; empty when it means none. A unit is required. */
    public static Optional<Duration> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        double millis = 0;
        for (Matcher part = PARTS.matcher(text); part.find(); ) {
            millis += Double.parseDouble(part.group(1)) * MILLIS.getOrDefault(part.group(2), 0);
        }
        return Optional.of(Duration.ofMillis(Math.round(millis)));
    }

    /** {@code duration} in the shortest exact form of one unit: {@code 3m}, {@code 90s}, {@code 14.4s} or {@code 500ms}. */
    public static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis > 0 && millis % 60_000 == 0) {
            return millis / 60_000 + "m";
        }
        return millis > 0 && millis < 1_000 ? millis + "ms" : seconds(millis) + "s";
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString();
    }

    /** {@code duration} in seconds, or in milliseconds when it is not a whole number of seconds: what a plan takes. */
    public static String planText(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
    }
}
