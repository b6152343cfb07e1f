package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.latency.Latencies;
import io.writeproof.latency.PercentileSpectrum;
import io.writeproof.latency.SampleStatistics;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.Spectrum;
import io.writeproof.summary.Gate;
import io.writeproof.summary.RunJson;
import io.writeproof.summary.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a page needs of a run, as its files have it or will have it. Stateless. */
final class LiveDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a line of a spectrum: value, percentile, how many until there; the next one may be missing. */
    private static final int COLUMNS = 3;

    private LiveDocument() {}

    /** All that is known. */
    static LoadDocument of(JsonNode run, List<JsonNode> seconds, Map<String, SampleStatistics> labels) {
        return new LoadDocument(run, seconds, spectra(labels));
    }

    /** The report as the file has it, its numbers in the same classes. */
    static JsonNode complete(RunReport report, Map<String, String> fields) {
        return read(RunJson.bytes(report, fields));
    }

    /** The report on a run that goes on. A gate with nothing to judge by is open, and no reason for anything. */
    static JsonNode soFar(RunReport report, Map<String, String> fields) {
        ObjectNode run = (ObjectNode) complete(report, fields);
        ArrayNode reasons = run.putArray("reasons");
        for (int i = 0; i < report.gates().size(); i++) {
            Gate gate = report.gates().get(i);
            if (!gate.judged()) {
                ((ObjectNode) run.path("gates").path(i)).putNull("passed");
            } else if (!gate.passed()) {
                reasons.add(gate.name() + ": " + gate.reason());
            }
        }
        return run.put("interrupted", false);
    }

    /** As the files of spectra have them. */
    private static List<Spectrum> spectra(Map<String, SampleStatistics> labels) {
        List<Spectrum> spectra = new ArrayList<>();
        labels.forEach((label, samples) -> {
            spectra.add(new Spectrum(label, "response", points(samples.responseTime())));
            spectra.add(new Spectrum(label, "service", points(samples.serviceTime())));
        });
        return spectra;
    }

    /** Percentile as a part of one, and milliseconds. */
    private static List<double[]> points(Latencies times) {
        return new String(PercentileSpectrum.of(times), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(cells -> cells.length >= COLUMNS && cells[COLUMNS - 1].matches("\\d+"))
                .map(cells -> new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[0])})
                .toList();
    }

    /** What stands in a line or a file that was just made. */
    static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("What was just written cannot be read", e);
        }
    }
}
