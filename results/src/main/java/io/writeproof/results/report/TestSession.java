package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.store.RunStatus;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Load runs of the same code, one after the other. Immutable.
 *
 * @param runs oldest first, at least one
 */
record TestSession(List<StoredRun> runs) {

    private static final int SHORT_HASH = 7;

    TestSession {
        runs = List.copyOf(runs);
    }

    /** What runs of one session have in common: the commit and what was changed beside it. */
    static List<JsonNode> code(StoredRun run) {
        return List.of(run.document().at("/source/commit"), run.document().at("/source/diff_hash"));
    }

    String commit() {
        return first().at("/source/commit").asText("unknown");
    }

    private String branch() {
        return first().at("/source/branch").asText("unknown");
    }

    /** Whether there were changes beside the commit. */
    boolean dirty() {
        return first().at("/source/dirty").asBoolean(false);
    }

    private JsonNode first() {
        return runs.get(0).document();
    }

    /** Which code ran when and where. */
    void head(Markdown text) {
        String commit = Markdown.plain(commit());
        String day = runs.get(0).startedAt().split("T", 2)[0];
        text.heading(2, commit.substring(0, Math.min(SHORT_HASH, commit.length())) + " on " + day);
        text.list(List.of(
                "commit " + commit + " of " + Markdown.plain(branch()) + (dirty() ? ", with uncommitted changes" : ""),
                "database PostgreSQL " + all("/environment/database/version") + " on " + all("/database_host"),
                "environment " + all("/environment/fingerprint")));
    }

    private String all(String pointer) {
        return runs.stream()
                .map(run -> Markdown.plain(run.document().at(pointer).asText("unknown")))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What was measured, and what failed. */
    void results(Markdown text) {
        text.heading(3, "Results");
        List<StoredRun> orchestrations =
                runs.stream().filter(OrchestrationRow::fits).toList();
        List<StoredRun> others =
                runs.stream().filter(run -> !OrchestrationRow.fits(run)).toList();
        table(orchestrations, OrchestrationRow.COLUMNS, OrchestrationRow::of, text);
        table(others, PlanRow.COLUMNS, PlanRow::of, text);
        text.heading(3, "Failure analysis").list(failures());
    }

    private static void table(
            List<StoredRun> runs, List<String> columns, Function<StoredRun, List<String>> cells, Markdown text) {
        if (!runs.isEmpty()) {
            text.table(
                    around("UTC", columns, "Verdict"),
                    runs.stream()
                            .map(run -> around(
                                    time(run), cells.apply(run), run.status().label()))
                            .toList());
        }
    }

    private static List<String> around(String first, List<String> middle, String last) {
        List<String> row = new ArrayList<>(List.of(first));
        row.addAll(middle);
        row.add(last);
        return row;
    }

    private List<String> failures() {
        List<String> failures = runs.stream()
                .filter(run -> run.status() != RunStatus.PASSED)
                .flatMap(run -> reasons(run).stream()
                        .map(reason -> run.suite() + " " + time(run) + " "
                                + run.status().label() + ": " + Markdown.plain(reason)))
                .toList();
        return failures.isEmpty() ? List.of("none: every gate held") : failures;
    }

    /** The broken gates, or why there is no verdict; then how requests failed. */
    private static List<String> reasons(StoredRun run) {
        List<String> reasons = new ArrayList<>();
        run.document().path("reasons").forEach(reason -> reasons.add(reason.asText()));
        run.document()
                .path("errors")
                .properties()
                .forEach(error -> reasons.add(error.getValue().asText() + " requests failed with " + error.getKey()));
        return reasons.isEmpty() ? List.of("without a reason") : reasons;
    }

    /** {@code 2026-11-21 22:35:05}. */
    private static String time(StoredRun run) {
        return run.startedAt().replace('T', ' ').replaceFirst("(\\.\\d+)?Z$", "");
    }
}
