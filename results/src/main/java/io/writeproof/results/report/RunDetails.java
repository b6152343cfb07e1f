package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import io.writeproof.results.store.StoreException;
import io.writeproof.results.store.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One stored run: what it was, under which conditions, what it measured, which files it left. */
public final class RunDetails {

    /** The figures of a load run that its label rows do not have. */
    private static final Map<String, String> FIGURES = Map.of(
            "achieved_qps", "successful requests/s",
            "target_qps", "planned requests/s",
            "p99_latency_ms", "p99 of the response time, ms",
            "error_rate", "failed part of the requests");

    private RunDetails() {}

    /**
     * The run as text that ends with a line feed.
     *
     * @throws StoreException when the run lacks what every run has, or its directory cannot be read
     */
    public static String of(StoredRun run) {
        return facts(run)
                + figures(run.document())
                + labels(run.document())
                + DurabilityText.of(run.document().path("durability"))
                + files(run.directory());
    }

    private static String facts(StoredRun run) {
        JsonNode document = run.document();
        TextTable table = new TextTable(new Column("run", Align.LEFT), new Column(run.runId(), Align.LEFT));
        table.row("suite", run.suite());
        variant(run).ifPresent(text -> table.row("variant", text));
        table.row("status", run.status().label() + ", exit code " + run.exitCode());
        table.row("flags", list(document.at("/validity/flags")));
        document.path("reasons").forEach(reason -> table.row("reason", Printable.of(reason.asText())));
        table.row("time", run.startedAt() + " to " + document.path("ended_at").asText("unknown"));
        table.row("commit", commit(document.path("source")));
        table.row("environment", EnvironmentText.of(run));
        run.parameters().forEach((name, value) -> table.row("parameter", Printable.of(name + "=" + value)));
        table.row("parity", ParityText.of(run));
        return table.text();
    }

    /** Of a run about several write modes there is none. */
    private static Optional<String> variant(StoredRun run) {
        boolean none = run.variant().isEmpty() && run.writeMode().isEmpty();
        return none
                ? Optional.empty()
                : Optional.of(run.variant().orElse("-") + ", wrote in mode "
                        + run.writeMode().orElse("unknown"));
    }

    private static String commit(JsonNode source) {
        String state = source.path("dirty").asBoolean() ? ", with uncommitted changes" : "";
        return Printable.of(source.path("commit").asText("unknown") + " of "
                + source.path("branch").asText("unknown") + ", "
                + source.path("committed_at").asText("unknown") + state);
    }

    private static String list(JsonNode texts) {
        String joined = StreamSupport.stream(texts.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return joined.isEmpty() ? "none" : Printable.of(joined);
    }

    private static String figures(JsonNode document) {
        TextTable table = new TextTable(
                new Column("figure", Align.LEFT), new Column("value", Align.RIGHT), new Column("unit", Align.LEFT));
        boolean any = false;
        for (Map.Entry<String, JsonNode> median : document.path("medians").properties()) {
            JsonNode value = median.getValue();
            table.row(
                    Printable.of(median.getKey()),
                    value.path("value").asText(),
                    Printable.of(value.path("unit").asText()) + ", median of "
                            + value.path("forks").asInt() + " forks");
            any = true;
        }
        for (String name : List.of("achieved_qps", "target_qps", "p99_latency_ms", "error_rate")) {
            if (document.path(name).isNumber()) {
                table.row(name, document.path(name).asText(), FIGURES.getOrDefault(name, ""));
                any = true;
            }
        }
        return any ? "\n" + table.text() : "";
    }

    private static String labels(JsonNode document) {
        if (document.path("labels").isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(
                new Column("label", Align.LEFT),
                new Column("requests", Align.RIGHT),
                new Column("errors", Align.RIGHT),
                new Column("p50 ms", Align.RIGHT),
                new Column("p95 ms", Align.RIGHT),
                new Column("p99 ms", Align.RIGHT),
                new Column("max ms", Align.RIGHT));
        document.path("labels").properties().forEach(label -> {
            JsonNode response = label.getValue().path("response_ms");
            table.row(
                    Printable.of(label.getKey()),
                    label.getValue().path("count").asText(),
                    label.getValue().path("errors").asText(),
                    response.path("p50").asText("-"),
                    response.path("p95").asText("-"),
                    response.path("p99").asText("-"),
                    response.path("max").asText("-"));
        });
        return "\n" + table.text();
    }

    private static String files(Path directory) {
        TextTable table = new TextTable(new Column("file", Align.LEFT), new Column("bytes", Align.RIGHT));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                table.row(Printable.of(String.valueOf(file.getFileName())), String.valueOf(Files.size(file)));
            }
        } catch (IOException e) {
            throw new StoreException("cannot read the directory " + directory + ": " + e, e);
        }
        return "\n" + directory.normalize() + "\n" + table.text();
    }
}
