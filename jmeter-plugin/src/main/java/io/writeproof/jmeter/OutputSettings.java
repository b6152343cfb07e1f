package io.writeproof.jmeter;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a {@link Thresholds} element that name the files of measurements, checked. Immutable.
 *
 * @param csvPrefix what the names of the CSV files begin with; null for none
 * @param hlogFile where the histograms of each second go; null for nowhere
 * @param spectrumFile what the percentile spectra are called after; null for none
 * @param samplesFile where the single samples go; null for nowhere
 */
record OutputSettings(
        @Nullable Path csvPrefix,
        @Nullable Path hlogFile,
        @Nullable Path spectrumFile,
        @Nullable Path samplesFile) {

    static final String CSV_PREFIX = "Thresholds.csvPrefix";
    static final String HLOG_FILE = "Thresholds.hlogFile";
    static final String SPECTRUM_FILE = "Thresholds.spectrumFile";
    static final String SAMPLES_FILE = "Thresholds.samplesFile";

    /** Reads the element once, before any load; what is wrong with it goes to {@link ConfigurationProblems}. */
    static Optional<OutputSettings> read(Thresholds element) {
        try {
            return Optional.of(new OutputSettings(
                    path(element, CSV_PREFIX),
                    path(element, HLOG_FILE),
                    path(element, SPECTRUM_FILE),
                    path(element, SAMPLES_FILE)));
        } catch (IllegalArgumentException e) {
            ConfigurationProblems.add(element.getName(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Every path that no other element may have. */
    Stream<Path> paths() {
        return Stream.of(csvPrefix, hlogFile, spectrumFile, samplesFile).flatMap(Stream::ofNullable);
    }

    private static @Nullable Path path(Thresholds element, String property) {
        String name = element.getPropertyAsString(property).strip();
        if (name.isEmpty()) {
            return null;
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new IllegalArgumentException(
                        property + ": expected " + what(property) + ", found the directory " + path);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(property + ": expected " + what(property) + ", found " + name, e);
        }
    }

    private static String what(String property) {
        return property.equals(CSV_PREFIX) ? "what the paths of files begin with" : "the path of a file";
    }
}
