package io.writeproof.results.page;

import io.writeproof.report.load.Spectrum;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads percentile spectra, {@code run.<label>.response.hgrm} and {@code run.<label>.service.hgrm}. Stateless. */
final class Spectra {

    private static final Pattern NAME = Pattern.compile("[^.]+\\.(?<label>.+)\\.(?<kind>response|service)\\.hgrm");
    /** Value, percentile as a part of 1, and two columns more. */
    private static final Pattern LINE = Pattern.compile("\\s*(?<value>[\\d.]+)\\s+(?<percentile>[\\d.]+)\\s+\\d+.*");

    private Spectra() {}

    /** One for each of these files that is named as they are. */
    static List<Spectrum> of(StoredRun run, List<Path> files) throws IOException {
        Map<String, String> labels = labels(run);
        List<Spectrum> spectra = new ArrayList<>();
        for (Path file : files) {
            Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
            if (name.matches()) {
                String label = name.group("label");
                spectra.add(new Spectrum(labels.getOrDefault(label, label), name.group("kind"), points(file)));
            }
        }
        return spectra;
    }

    private static List<double[]> points(Path file) throws IOException {
        List<double[]> points = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Matcher point = LINE.matcher(line);
            if (point.matches()) {
                points.add(new double[] {
                    Double.parseDouble(point.group("percentile")), Double.parseDouble(point.group("value"))
                });
            }
        }
        return points;
    }

    /** The labels by what file names make of them: letters, digits and a few signs, and a number when that is taken. */
    private static Map<String, String> labels(StoredRun run) {
        Map<String, String> labels = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        run.document().path("labels").fieldNames().forEachRemaining(label -> {
            String safe = label.replaceAll("[^A-Za-z0-9._-]+", "_");
            int number = taken.merge(safe.toLowerCase(Locale.ROOT), 1, Integer::sum);
            labels.put(number == 1 ? safe : safe + "-" + number, label);
        });
        return labels;
    }
}
