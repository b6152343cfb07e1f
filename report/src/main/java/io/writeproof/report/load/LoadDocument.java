package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A load run as its files say. Immutable as long as its trees are left alone.
 *
 * @param run content of run.json
 * @param timeline a tree for each second, as the lines of run.timeline.jsonl are after the first; empty when nothing was recorded
 * @param spectra the distributions of its labels; none when there are no files of them
 */
public record LoadDocument(JsonNode run, List<JsonNode> timeline, List<Spectrum> spectra) {

    public LoadDocument {
        timeline = List.copyOf(timeline);
        spectra = List.copyOf(spectra);
    }
}
