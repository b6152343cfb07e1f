package io.writeproof.results.compare;

import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * The log of a load run with the histograms of each of its seconds, in HdrHistogram's format 1.3. Stateless.
 *
 * <p>Its lines are {@code Tag=label;phase;kind,start,length,longest,histogram}; in a tag {@code %2C} and the like stand for
 * what would end a part. HdrHistogram's own reader takes a line that it cannot read for the end of the file.
 */
final class HistogramLog {

    private static final int DIGITS = 3;
    private static final int COLUMNS = 5;
    /** The phase that no figure of a run counts. */
    private static final String WARMUP = "warmup";

    private static final Pattern TAG = Pattern.compile("Tag=([^;]*);([^;]*);([^;]*)");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-F]{2})");

    private HistogramLog() {}

    /**
     * The histograms of a run's measured phases, added up, in nanoseconds; empty when it has no log.
     *
     * @param labels whose latencies are wanted
     * @throws StoreException when the log is damaged
     */
    static Map<LatencyCurve.Key, Histogram> read(StoredRun run, Set<String> labels) {
        Map<LatencyCurve.Key, Histogram> sums = new TreeMap<>();
        Optional<Path> file = run.files("hdr_log").stream().findFirst();
        if (file.isPresent()) {
            try (BufferedReader lines = Files.newBufferedReader(file.get())) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.startsWith("#") && !line.startsWith("\"")) {
                        add(line, labels, sums);
                    }
                }
            } catch (IOException | DataFormatException | RuntimeException e) {
                throw new StoreException(
                        file.get() + " is not a log of HdrHistogram, or is cut off: " + e
                                + "; restore it or delete the run",
                        e);
            }
        }
        return sums;
    }

    private static void add(String line, Set<String> labels, Map<LatencyCurve.Key, Histogram> sums)
            throws DataFormatException {
        String[] columns = line.split(",", COLUMNS);
        Matcher tag = TAG.matcher(columns[0]);
        if (columns.length < COLUMNS || !tag.matches()) {
            throw new DataFormatException("expected a tag and four columns in every line");
        }
        LatencyCurve.Key key = new LatencyCurve.Key(plain(tag.group(1)), tag.group(3));
        if (labels.contains(key.label()) && !tag.group(2).equals(WARMUP)) {
            byte[] histogram = Base64.getDecoder().decode(columns[COLUMNS - 1]);
            sums.computeIfAbsent(key, first -> new Histogram(DIGITS))
                    .add(Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(histogram), 0));
        }
    }

    private static String plain(String part) {
        return ESCAPED.matcher(part)
                .replaceAll(
                        match -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(match.group(1), 16))));
    }
}
