package io.writeproof.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** The files of a stored run, as others find and read them. */
record StoredFiles(Path directory) {

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> directory.relativize(file).toString()).toList();
        }
    }

    /** The complete files that {@code run.json} lists, as it names them. */
    List<String> ofReport() throws IOException {
        JsonNode run = new ObjectMapper().readTree(directory.resolve("run.json").toFile());
        List<String> complete = new ArrayList<>();
        for (JsonNode file : run.path("files")) {
            if (file.path("complete").asBoolean()) {
                complete.add(file.path("path").asText());
            }
        }
        return complete;
    }

    /** How many samples HdrHistogram's own reader finds in {@code run.hlog}, by tag. */
    Map<String, Long> samplesInHistograms() throws IOException {
        Map<String, Long> counts = new TreeMap<>();
        try (HistogramLogReader log =
                new HistogramLogReader(directory.resolve("run.hlog").toFile())) {
            while (log.hasNext()) {
                Histogram histogram = (Histogram) log.nextIntervalHistogram();
                counts.merge(histogram.getTag(), histogram.getTotalCount(), Long::sum);
            }
        }
        return counts;
    }
}
