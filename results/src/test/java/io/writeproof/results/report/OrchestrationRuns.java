package io.writeproof.results.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What load runs of orchestrations measured. */
final class OrchestrationRuns {

    private OrchestrationRuns() {}

    static ObjectNode details(int launched, int completed) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        Map<String, Number> figures = Map.of(
                "launched",
                launched,
                "completed",
                completed,
                "failed_infrastructure",
                launched - completed,
                "failed_configuration",
                0,
                "failed_application",
                0,
                "orch_throughput",
                13.94,
                "activity_throughput",
                69.7);
        figures.forEach((name, figure) ->
                details.withArray("gates").addObject().put("name", name).put("actual", figure.doubleValue()));
        details.withObject("/labels/orchestration").put("count", launched).put("errors", launched - completed);
        details.withObject("/labels/orchestration/response_ms")
                .put("mean", 71.744)
                .put("p50", 60.5)
                .put("p95", 120.25)
                .put("p99", 180);
        return details;
    }
}
