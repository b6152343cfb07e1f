package io.writeproof.runner.option;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Gives option texts their meaning, and gathers what is wrong with them, so that all problems are reported at once.
 *
 * <p>A text without meaning yields a stand-in, which nobody sees: {@link #refuseIfWrong()} throws before it is used.
 * Not thread-safe.
 */
public final class OptionReader {

    private static final Pattern PLAIN_WORDS = Pattern.compile("[\\w.:/ -]{1,128}");

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,256}");

    private static final Pattern REDIS = Pattern.compile("rediss?://\\S{1,256}");

    private static final Range PORTS = new Range(1, 65_535);

    private final List<Problem> problems = new ArrayList<>();

    public void problem(String option, String finding, String remedy) {
        problems.add(new Problem(option, finding, remedy));
    }

    public void refuseIfWrong() {
        if (!problems.isEmpty()) {
            // Several runs of one invocation find the same thing wrong with the same option.
            throw new RunRefusedException(problems.stream().distinct().toList());
        }
    }

    public BigDecimal rate(String option, String text) {
        return number(text)
                .filter(rate -> rate.signum() > 0)
                .orElseGet(() -> wrong(option, "requests per second, more than 0", text, "100", BigDecimal.ONE));
    }

    /** A rate, or 0 for none. */
    public BigDecimal rateOrNone(String option, String text) {
        return number(text)
                .filter(rate -> rate.signum() >= 0)
                .orElseGet(() -> wrong(option, "requests per second, or 0 for no rate", text, "100", BigDecimal.ZERO));
    }

    /** A factor of rates or times. */
    public BigDecimal factor(String option, String text) {
        return number(text)
                .filter(factor -> factor.signum() > 0)
                .orElseGet(() -> wrong(option, "a factor, more than 0", text, "0.1", BigDecimal.ONE));
    }

    public BigDecimal ratio(String option, String text, String example) {
        return number(text)
                .filter(ratio -> ratio.signum() >= 0 && ratio.compareTo(BigDecimal.ONE) <= 0)
                .orElseGet(() -> wrong(option, "a fraction between 0 and 1", text, example, BigDecimal.ONE));
    }

    /** Milliseconds of a latency limit; empty for {@code none}. */
    public Optional<BigDecimal> latencyLimit(String option, String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        Optional<BigDecimal> limit = number(text).filter(millis -> millis.signum() >= 0);
        if (limit.isEmpty()) {
            wrong(option, "milliseconds, 0 or more, or none", text, "250", "");
        }
        return limit;
    }

    public int count(String option, String text, Range range) {
        return number(text)
                .filter(range::contains)
                .map(BigDecimal::intValueExact)
                .orElseGet(() -> wrong(option, "a whole number " + range, text, range.example(), range.from()));
    }

    /** A port of the loopback address that nobody listens on. */
    public int freePort(String option, String text) {
        int before = problems.size();
        int port = count(option, text, PORTS);
        if (problems.size() > before) {
            return port;
        }
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            problem(
                    option,
                    "expected a port that is free, found " + port + " (" + e.getMessage() + ")",
                    "choose another, or leave it out: then one that is free is taken");
            return port;
        }
    }

    /** As many counts as {@code form} has parts, such as {@code O:W}. */
    public String counts(String option, String text, String form, Range range) {
        String[] parts = text.split(":", -1);
        boolean valid = parts.length == form.split(":", -1).length
                && Arrays.stream(parts)
                        .allMatch(part -> number(part).filter(range::contains).isPresent());
        return valid
                ? text
                : wrong(option, form + ", whole numbers " + range, text, form.replaceAll("\\w+", "2"), text);
    }

    public Duration duration(String option, String text, Duration atLeast) {
        return Durations.parse(text)
                .filter(duration -> duration.compareTo(atLeast) >= 0)
                .orElseGet(() -> wrong(
                        option,
                        "a duration with its unit (ms, s, m, h), at least " + Durations.text(atLeast),
                        text,
                        "180s",
                        atLeast));
    }

    public Duration wholeSeconds(String option, String text) {
        return Durations.parse(text)
                .filter(duration -> duration.toMillis() >= 1_000 && duration.toMillis() % 1_000 == 0)
                .orElseGet(() -> wrong(
                        option, "a duration of whole seconds with its unit (s, m, h)", text, "60s", Duration.ZERO));
    }

    /** A name that may stand in a JSON string, an SQL parameter and a file as it is. */
    public String words(String option, String text) {
        return PLAIN_WORDS.matcher(text).matches()
                ? text
                : wrong(option, "1 to 128 letters, digits, blanks or . : / _ -", text, "nightly-1", text);
    }

    /** A secret that may stand in an HTTP header; it is in no message. */
    public String key(String option, String text) {
        if (!KEY.matcher(text).matches()) {
            problem(option, "expected 1 to 256 characters without blanks, found others", "ask for another key");
        }
        return text;
    }

    /** A URL of Redis; it is in no message, because of its password. */
    public String redisUrl(String option, String text) {
        if (!REDIS.matcher(text).matches()) {
            problem(
                    option,
                    "expected redis://host:port, found something else",
                    "with user, password and database it is redis://user:password@host:port/0");
        }
        return text;
    }

    public String uuid(String option, String text) {
        try {
            return UUID.fromString(text).toString();
        } catch (IllegalArgumentException e) {
            return wrong(option, "a UUID", text, "0199b2f4-7c1e-7a35-9d5f-3f0e8a6c1b27", text);
        }
    }

    public URI httpUrl(String option, String text) {
        try {
            URI url = new URI(text.replaceAll("/+$", ""));
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getQuery() == null && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            return wrong(
                    option,
                    "an http or https URL (" + e.getReason() + ")",
                    text,
                    "http://localhost:3000",
                    URI.create(""));
        }
        return wrong(option, "an http or https URL without query", text, "http://localhost:3000", URI.create(""));
    }

    /** A directory that exists or can be made. */
    public Path directory(String option, String text) {
        Path path = Path.of(text).toAbsolutePath();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            problem(option, "expected a directory, found the file " + path, "name another directory");
        }
        return path;
    }

    /** A file that can be read. */
    public Path existingFile(String option, String text) {
        Path path = Path.of(text).toAbsolutePath();
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            problem(option, "expected a file that can be read, found none at " + path, "correct the path");
        }
        return path;
    }

    /** A file in a directory that exists and can be written to. */
    public Path file(String option, String text) {
        Path path = Path.of(text).toAbsolutePath();
        Path directory = path.getParent();
        if (Files.isDirectory(path) || directory == null || !Files.isWritable(directory)) {
            problem(
                    option,
                    "expected a file in a directory that can be written to, found " + path,
                    "make the directory");
        }
        return path;
    }

    private <T> T wrong(String option, String expected, String found, String example, T standIn) {
        problem(option, "expected " + expected + ", found \"" + found + "\"", "for example " + option + " " + example);
        return standIn;
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > 20 ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Whole numbers from {@code from} to {@code to}, both included. */
    public record Range(int from, int to) {

        boolean contains(BigDecimal number) {
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            return whole
                    && number.compareTo(BigDecimal.valueOf(from)) >= 0
                    && number.compareTo(BigDecimal.valueOf(to)) <= 0;
        }

        public String example() {
            return Integer.toString(Math.max(from, Math.min(to, 16)));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "from %d to %d", from, to);
        }
    }
}
