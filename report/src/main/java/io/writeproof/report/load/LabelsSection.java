package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What each label took in the measured phases and in each phase, and how requests failed. */
final class LabelsSection {

    /** What is beyond them is in run.json; the page stays small. */
    private static final int MOST_ROWS = 200;

    private static final List<String> RESPONSE = List.of("p50", "p90", "p95", "p99", "p99_9", "max", "mean");
    private static final List<String> SERVICE = List.of("p50", "p99", "max");

    private static final List<Column> FIGURES = figures();

    private LabelsSection() {}

    private static List<Column> figures() {
        List<Column> columns = new ArrayList<>(
                List.of(Column.number("Requests"), Column.number("Failed"), Column.number("Failed, %")));
        RESPONSE.forEach(
                name -> columns.add(Column.number(name.replace('_', '.')).in("Response time, ms")));
        SERVICE.forEach(name -> columns.add(Column.number(name).in("Service time, ms")));
        columns.add(Column.number("Late"));
        return List.copyOf(columns);
    }

    static Optional<Section> of(JsonNode run) {
        List<Row> labels =
                rows(Json.fields(run.path("labels")).map(label -> new Row("", label.getKey(), label.getValue())));
        List<Row> phases = rows(Json.fields(run.path("labels_by_phase"))
                .flatMap(phase -> Json.fields(phase.getValue())
                        .map(label -> new Row(phase.getKey(), label.getKey(), label.getValue()))));
        Markup body = Markup.of(table("Labels in the measured phases", labels), byPhase(phases), failures(run));
        return body.isEmpty() ? Optional.empty() : Optional.of(new Section("labels", "Labels", body));
    }

    /** Those with most requests, if there are too many, in the order in which they came. */
    private static List<Row> rows(Stream<Row> all) {
        List<Row> rows = all.toList();
        if (rows.size() <= MOST_ROWS) {
            return rows;
        }
        return rows.stream()
                .sorted(Comparator.comparingLong(
                        (Row row) -> -row.figures.path("count").asLong()))
                .limit(MOST_ROWS)
                .toList();
    }

    private static Markup table(String caption, List<Row> rows) {
        if (rows.isEmpty()) {
            return Markup.NONE;
        }
        List<Column> columns = new ArrayList<>(List.of(Column.text("Label")));
        if (!rows.get(0).phase.isEmpty()) {
            columns.add(Column.text("Phase"));
        }
        columns.addAll(FIGURES);
        Table table = Table.of(caption, columns.toArray(Column[]::new));
        rows.forEach(row -> table.row(cells(row).toArray(Cell[]::new)));
        return table.html();
    }

    private static Markup byPhase(List<Row> rows) {
        return rows.isEmpty()
                ? Markup.NONE
                : Markup.element(
                        "details",
                        Markup.element("summary", Markup.text("Labels in each phase")),
                        table("Labels in each phase", rows));
    }

    private static List<Cell> cells(Row row) {
        JsonNode figures = row.figures;
        List<Cell> cells = new ArrayList<>(List.of(Cell.label(row.label)));
        if (!row.phase.isEmpty()) {
            cells.add(Cell.label(row.phase));
        }
        long count = figures.path("count").asLong();
        long errors = figures.path("errors").asLong();
        double rate = figures.path("error_rate").asDouble();
        Tone tone = errors > 0 ? Tone.BAD : Tone.PLAIN;
        cells.add(Cell.count(count));
        cells.add(Cell.count(errors).with(tone));
        cells.add(Cell.number(Figures.percent(rate), rate).with(tone));
        RESPONSE.forEach(name ->
                cells.add(Cell.ms(Json.numberOrNaN(figures.path("response_ms").path(name)))));
        SERVICE.forEach(name ->
                cells.add(Cell.ms(Json.numberOrNaN(figures.path("service_ms").path(name)))));
        cells.add(figures.has("late") ? Cell.count(figures.path("late").asLong()) : Cell.text(Figures.NONE));
        return cells;
    }

    private static Markup failures(JsonNode run) {
        Table kinds = Table.of("Errors by class, all phases", Column.text("Error"), Column.number("Requests"));
        Json.fields(run.path("errors"))
                .sorted(Comparator.comparingLong(
                        (Map.Entry<String, JsonNode> kind) -> -kind.getValue().asLong()))
                .limit(MOST_ROWS)
                .forEach(kind -> kinds.row(
                        Cell.label(kind.getKey()), Cell.count(kind.getValue().asLong())));
        Table first = Table.of(
                "The first errors",
                Column.text("Ended, UTC"),
                Column.text("Label"),
                Column.text("Error"),
                Column.text("Message"));
        Json.items(run.path("first_errors"))
                .forEach(error -> first.row(
                        Cell.label(error.path("at").asText()),
                        Cell.label(error.path("label").asText()),
                        Cell.label(error.path("error").asText()),
                        Cell.label(error.path("message").asText())));
        return Markup.of(kinds.html(), first.html());
    }

    /** A label, in a phase or in all measured ones. */
    private record Row(String phase, String label, JsonNode figures) {}
}
