package io.writeproof.jmeter;

import io.writeproof.target.MetricsEndpoint;
import io.writeproof.target.SeriesSelector;
import io.writeproof.target.TargetException;
import io.writeproof.target.TargetHistory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The fields of a {@link TargetMetrics} element, checked. Immutable.
 *
 * @param interval between two scrapes
 * @param required what the target must expose before the load begins
 */
record TargetMetricsSettings(MetricsEndpoint endpoint, Duration interval, List<SeriesSelector> required) {

    static final String URL = "TargetMetrics.url";
    static final String REQUIRED = "TargetMetrics.required";
    static final String INTERVAL_MS = "TargetMetrics.intervalMs";
    static final String TIMEOUT_MS = "TargetMetrics.timeoutMs";

    /** The URL of a target that exposes no metrics. */
    private static final String NONE = "none";

    private static final int DEFAULT_INTERVAL_MS = 1000;
    private static final int DEFAULT_TIMEOUT_MS = 2000;
    private static final int SHORTEST_MS = 100;

    TargetMetricsSettings {
        required = List.copyOf(required);
    }

    /** Whether there is nothing to read, so that the same plan can be run against a target without metrics. */
    static boolean switchedOff(TargetMetrics element) {
        return element.getPropertyAsString(URL).strip().equals(NONE);
    }

    /**
     * Reads the element once, before any load.
     *
     * @throws io.writeproof.syntax.SyntaxException when the required metrics do not parse
     * @throws IllegalArgumentException when another field is wrong; names it
     */
    static TargetMetricsSettings read(TargetMetrics element) {
        Duration timeout = milliseconds(element, TIMEOUT_MS, DEFAULT_TIMEOUT_MS);
        return new TargetMetricsSettings(
                endpoint(element.getPropertyAsString(URL).strip(), timeout),
                milliseconds(element, INTERVAL_MS, DEFAULT_INTERVAL_MS),
                SeriesSelector.parseLines(element.getPropertyAsString(REQUIRED)));
    }

    private static MetricsEndpoint endpoint(String url, Duration timeout) {
        try {
            return MetricsEndpoint.at(url, timeout);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(URL + ": " + e.getMessage(), e);
        }
    }

    private static Duration milliseconds(TargetMetrics element, String property, int whenEmpty) {
        String text = element.getPropertyAsString(property).strip();
        String expected = property + ": expected at least " + SHORTEST_MS + " milliseconds, found `" + text + "`";
        try {
            int value = text.isEmpty() ? whenEmpty : Integer.parseInt(text);
            if (value < SHORTEST_MS) {
                throw new IllegalArgumentException(expected);
            }
            return Duration.ofMillis(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(expected, e);
        }
    }

    /**
     * Looks for the required metrics on the page just read.
     *
     * @throws TargetException naming every one that is not there
     */
    void requireIn(TargetHistory history) throws TargetException {
        List<String> missing =
                required.stream().map(history::missing).filter(Objects::nonNull).toList();
        if (!missing.isEmpty()) {
            throw new TargetException(
                    endpoint + " lacks metrics that " + REQUIRED + " names: " + String.join("; ", missing));
        }
    }
}
