package io.writeproof.results.imports;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file made elsewhere does not say about itself.
 *
 * @param suite the suite to store it under
 * @param variant the configuration that was measured; null when there is but one
 * @param commit full hash of the commit that was measured, or {@code unknown}
 * @param environment a name for where it was measured; runs of one name, Java and JVM options are compared
 * @param measuredAt when, for files that do not say; null for the time of the file
 */
public record Origin(
        String suite,
        @Nullable String variant,
        String commit,
        String environment,
        @Nullable Instant measuredAt) {

    /** The environment of runs about which nothing is told. */
    public static final String IMPORTED = "imported";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}|unknown");

    public Origin {
        if (!COMMIT.matcher(commit).matches()) {
            throw new ImportException("commit '" + commit + "': expected the full hash, 40 or 64 hexadecimal digits in "
                    + "lower case; 'git rev-parse " + commit.replaceAll("[^0-9A-Za-z./_-]", "?")
                    + "' in its repository tells it");
        }
    }
}
