package io.writeproof.results.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code run.timeline.jsonl}, as {@code results/schema/timeline.schema.json} describes it: a line about the file, then one
 * for each second. A last line that is cut off is what a killed process leaves, and is ignored. Stateless.
 */
final class Timeline {

    private static final int SCHEMA_VERSION = 1;

    private Timeline() {}

    /**
     * The seconds of all these files.
     *
     * @throws StoreException when a line before the last is not JSON, or the file is of a newer version
     */
    static List<JsonNode> of(List<Path> files) throws IOException {
        List<JsonNode> seconds = new ArrayList<>();
        for (Path file : files) {
            add(file, Files.readAllLines(file), seconds);
        }
        return seconds;
    }

    private static void add(Path file, List<String> lines, List<JsonNode> seconds) {
        for (int i = 0; i < lines.size(); i++) {
            JsonNode line = parsed(file, lines, i);
            if (line.path("schema_version").asInt(0) > SCHEMA_VERSION) {
                throw new StoreException(file + ": expected schema_version " + SCHEMA_VERSION + ", found "
                        + line.path("schema_version") + ": read it with the WriteProof that wrote it, or a newer one");
            }
            if (line.path("t").isNumber()) {
                seconds.add(line);
            }
        }
    }

    private static JsonNode parsed(Path file, List<String> lines, int index) {
        try {
            return Json.parse(lines.get(index));
        } catch (JsonProcessingException e) {
            if (index == lines.size() - 1) {
                return Json.object();
            }
            throw new StoreException(
                    file + ", line " + (index + 1) + " is not JSON: " + e.getOriginalMessage()
                            + "; restore the file or delete it",
                    e);
        }
    }
}
