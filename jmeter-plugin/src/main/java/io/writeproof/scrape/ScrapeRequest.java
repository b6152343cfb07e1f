package io.writeproof.scrape;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.target.MetricsEndpoint;
import io.writeproof.threshold.TargetMeasure;
import io.writeproof.threshold.TargetMeasure.Function;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read, how often and for how long. Immutable.
 *
 * @param every from the end of a scrape to the beginning of the next
 * @param length from the first scrape to the last; zero for one scrape alone
 * @param figures what is asked for, by the text that asks
 */
record ScrapeRequest(MetricsEndpoint endpoint, Duration every, Duration length, Map<String, TargetMeasure> figures) {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m)");

    /**
     * Reads the arguments of the command.
     *
     * @throws IllegalArgumentException when they are not what the command takes; says what was expected
     */
    static ScrapeRequest parse(List<String> arguments) {
        String url = null;
        Duration every = Duration.ofSeconds(1);
        Duration length = null;
        Map<String, TargetMeasure> figures = new LinkedHashMap<>();
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            switch (argument) {
                case "--every" -> every = time(argument, rest);
                case "--for" -> length = time(argument, rest);
                default -> {
                    if (argument.startsWith("-")) {
                        throw new IllegalArgumentException("expected --every or --for, found " + argument);
                    } else if (url == null) {
                        url = argument;
                    } else {
                        figures.put(argument, figure(argument));
                    }
                }
            }
        }
        return new ScrapeRequest(endpoint(url), every, length(length, figures), required(figures));
    }

    private static MetricsEndpoint endpoint(@Nullable String url) {
        if (url == null) {
            throw new IllegalArgumentException("expected the URL of a page of metrics, found none");
        }
        return MetricsEndpoint.at(url, TIMEOUT);
    }

    private static Map<String, TargetMeasure> required(Map<String, TargetMeasure> figures) {
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("expected at least one figure after the URL, found none");
        }
        return figures;
    }

    /** Values alone are there at once. */
    private static Duration length(@Nullable Duration given, Map<String, TargetMeasure> figures) {
        boolean atOnce = figures.values().stream().allMatch(measure -> measure.function() == Function.VALUE);
        return given != null ? given : atOnce ? Duration.ZERO : Duration.ofSeconds(10);
    }

    private static TargetMeasure figure(String text) {
        try {
            return TargetMeasure.parse(text);
        } catch (SyntaxException e) {
            throw new IllegalArgumentException(e.explain(), e);
        }
    }

    private static Duration time(String option, Iterator<String> rest) {
        String text = rest.hasNext() ? rest.next() : "";
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException(
                    option + ": expected a time such as 500ms, 10s or 2m, found `" + text + "`");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    List<TargetMeasure> measures() {
        return new ArrayList<>(figures.values());
    }
}
