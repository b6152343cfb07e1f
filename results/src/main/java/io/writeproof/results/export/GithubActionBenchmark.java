package io.writeproof.results.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.writeproof.results.compare.Direction;
import io.writeproof.results.store.Json;
import java.util.List;

/**
 * The custom format of {@code benchmark-action/github-action-benchmark}: an array of name, unit, value, and two texts for
 * the reader. Rows whose unit does not say which way is better are in neither file.
 */
final class GithubActionBenchmark {

    private GithubActionBenchmark() {}

    static String of(List<ExportedRow> rows, Direction direction) {
        ArrayNode array = Json.object().arrayNode();
        for (ExportedRow row : rows) {
            if (row.direction().filter(direction::equals).isPresent()) {
                array.addObject()
                        .put("name", row.key().toString())
                        .put("unit", row.unit())
                        .put("value", row.sample().centre())
                        .put("range", row.lowest() + " to " + row.highest())
                        .put("extra", "median of " + row.sample().size() + " replicates");
            }
        }
        return Json.pretty(array);
    }
}
