package io.writeproof.results.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which run it is: what was run, when, on what code, where.
 *
 * @param suite what kind of run, such as {@code inference} or {@code jmh}: lower-case letters, digits, {@code .}, {@code -}
 * @param variant the configuration under test, such as {@code batch.fast}; null when the suite has none
 * @param runId the tag that the run's rows carry, normally a UUIDv7: letters, digits, {@code .}, {@code _}, {@code -}
 * @param startedAt when the run began
 * @param source the code that ran
 * @param environment where it ran
 */
public record Identity(
        String suite,
        @Nullable String variant,
        String runId,
        Instant startedAt,
        SourceVersion source,
        Environment environment) {

    private static final Pattern SUITE = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final DateTimeFormatter BASIC_UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Identity {
        requireFileName("suite", suite, SUITE);
        requireFileName("run id", runId, RUN_ID);
    }

    /** A moment as names of files have it: {@code 20261122T041500Z}. */
    public static String nameOf(Instant moment) {
        return BASIC_UTC.format(moment);
    }

    /** The name of the run's directory, without its status. */
    String directoryName() {
        return String.join("_", nameOf(startedAt), source.shortName(), environment.fingerprint(), runId);
    }

    private static void requireFileName(String what, String value, Pattern pattern) {
        if (!pattern.matcher(value).matches()) {
            throw new StoreException(
                    what + " '" + value + "' cannot be part of a directory's name: expected " + pattern.pattern());
        }
    }
}
