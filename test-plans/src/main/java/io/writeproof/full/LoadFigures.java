package io.writeproof.full;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a load plan reached. Immutable.
 *
 * @param plan its label
 * @param writeMode the effective write mode; {@code unknown} when the service did not say it
 * @param verdict {@code passed}, {@code failed}, {@code invalid} or {@code interrupted}
 * @param requests of the measured phases
 * @param achievedQps successful requests per second
 * @param targetQps planned requests per second; null without a schedule
 * @param errorRate failed part of the requests, 0 to 1; null without any
 * @param lost acknowledged requests without a row; null when that was not checked
 * @param labels the requests by label
 * @param stored the run's directory, relative to the report
 */
record LoadFigures(
        String plan,
        String writeMode,
        String verdict,
        long requests,
        @Nullable Double achievedQps,
        @Nullable Double targetQps,
        @Nullable Double errorRate,
        @Nullable Double lost,
        List<Label> labels,
        String stored) {

    LoadFigures {
        labels = List.copyOf(labels);
    }

    /** The figures of a stored run. */
    static LoadFigures of(String plan, StoredRun run, String stored) {
        JsonNode document = run.document();
        List<Label> labels = new ArrayList<>();
        document.path("labels").properties().forEach(label -> labels.add(Label.of(label.getKey(), label.getValue())));
        return new LoadFigures(
                plan,
                run.writeMode().orElse("unknown"),
                run.status().label(),
                document.path("rlt_iters_total").asLong(),
                Figures.number(document.path("achieved_qps")),
                Figures.number(document.path("target_qps")),
                Figures.number(document.path("error_rate")),
                Figures.number(document.at("/parity/lost")),
                labels,
                stored);
    }

    /**
     * The requests of one label, response times in milliseconds from the planned send.
     *
     * @param label its name
     * @param requests how many
     * @param errors how many of them failed
     * @param p50 median; null, like the others, when none succeeded
     * @param p95 95th percentile
     * @param p99 99th percentile
     * @param max the longest
     */
    record Label(
            String label,
            long requests,
            long errors,
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99,
            @Nullable Double max) {

        private static Label of(String name, JsonNode label) {
            JsonNode response = label.path("response_ms");
            return new Label(
                    name,
                    label.path("count").asLong(),
                    label.path("errors").asLong(),
                    Figures.number(response.path("p50")),
                    Figures.number(response.path("p95")),
                    Figures.number(response.path("p99")),
                    Figures.number(response.path("max")));
        }
    }
}
