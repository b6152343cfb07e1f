package io.writeproof.summary;

import io.writeproof.latency.Latencies;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Puts together one line of a CSV file (RFC 4180, but with line feeds). Confined to one thread. */
final class CsvLine {

    /** Those that Locust reports, with its column names. */
    private static final List<String> PERCENTILES =
            List.of("50", "66", "75", "80", "90", "95", "98", "99", "99.9", "99.99", "100");

    private static final String NO_PERCENTILE = "N/A";

    private final StringBuilder line = new StringBuilder();
    private boolean first = true;

    static CsvLine of(String... texts) {
        CsvLine line = new CsvLine();
        for (String text : texts) {
            line.text(text);
        }
        return line;
    }

    CsvLine text(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return cell(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    CsvLine whole(long number) {
        return cell(Long.toString(number));
    }

    CsvLine decimal(double number) {
        return cell(String.format(Locale.ROOT, "%.3f", number));
    }

    /** To the nanosecond: with fewer decimals, rounding would take more of a short time than recording did. */
    CsvLine millis(double nanos) {
        return cell(String.format(Locale.ROOT, "%.6f", nanos / 1e6));
    }

    CsvLine percentileNames() {
        PERCENTILES.forEach(percentile -> cell(percentile + "%"));
        return this;
    }

    CsvLine percentiles(Latencies latencies) {
        for (String percentile : PERCENTILES) {
            if (latencies.count() == 0) {
                cell(NO_PERCENTILE);
            } else {
                millis((double) latencies.percentileNanos(Double.parseDouble(percentile)));
            }
        }
        return this;
    }

    /** Median, average, shortest, longest; and the content size, which is not measured. */
    CsvLine spread(Latencies latencies) {
        return millis((double) latencies.percentileNanos(50))
                .millis(latencies.meanNanos())
                .millis((double) latencies.minNanos())
                .millis((double) latencies.maxNanos())
                .text("");
    }

    private CsvLine cell(String text) {
        line.append(first ? "" : ",").append(text);
        first = false;
        return this;
    }

    byte[] bytes() {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
