package io.writeproof.results.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells of a durability experiment as tables: mode by fault, and a line of figures for each cell. Used by one thread. */
final class DurabilityMatrix {

    private static final String LEGEND =
            "Acknowledged rows that are lost, of all kills of a cell; under them the share of the acknowledged rows that this"
                    + " is at most (95 %, one-sided), if rows were lost one by one. The first two columns are controls of"
                    + " the experiment itself: without a fault nothing may be lost, and rows deleted on purpose must be"
                    + " reported.";

    private final Map<String, Map<String, JsonNode>> cells = new LinkedHashMap<>();
    private final Set<String> treatments = new LinkedHashSet<>();

    DurabilityMatrix(JsonNode durability) {
        for (JsonNode cell : durability.path("cells")) {
            String treatment = cell.path("treatment").asText();
            treatments.add(treatment);
            cells.computeIfAbsent(cell.path("variant").asText(), variant -> new LinkedHashMap<>())
                    .put(treatment, cell);
        }
    }

    /** A line for each variant, a column for each fault. */
    Markup glance() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Write mode")));
        treatments.forEach(treatment -> columns.add(Column.number(treatment)));
        Table table = Table.of("Lost rows by write mode and fault", columns.toArray(Column[]::new));
        cells.forEach((variant, row) -> {
            List<Cell> line = new ArrayList<>(List.of(Cell.label(variant)));
            treatments.forEach(
                    treatment -> line.add(row.containsKey(treatment) ? lost(row.get(treatment)) : Cell.NONE));
            table.row(line.toArray(Cell[]::new));
        });
        return Markup.of(table.html(), Markup.element("p", Map.of("class", "muted"), Markup.text(LEGEND)));
    }

    private static Cell lost(JsonNode cell) {
        Tone tone = tone(cell);
        long lost = cell.path("lost").asLong();
        String share = cell.path("control").asBoolean()
                ? "of " + Figures.count(cell.path("acknowledged").asLong())
                : "≤ " + Figures.percent(cell.path("lost_ratio_at_most").asDouble()) + " %";
        Markup body = Markup.of(
                tone.mark(Figures.count(lost)), Markup.text(" "), Markup.element("small", Markup.text(share)));
        return new Cell(body, Long.toString(lost), tone);
    }

    private static Tone tone(JsonNode cell) {
        if (!cell.path("passed").asBoolean()) {
            return Tone.BAD;
        }
        // Allowed, and still not what somebody wants to see in green.
        boolean lossy = cell.path("lost").asLong() > 0 && !cell.path("control").asBoolean();
        return lossy ? Tone.WARN : Tone.GOOD;
    }

    /** A line for each cell. */
    Markup figures() {
        Table table = Table.of(
                "Figures of the durability matrix",
                Column.text("write mode"),
                Column.text("fault"),
                Column.text("outcome"),
                Column.number("kills"),
                Column.number("acknowledged"),
                Column.number("lost"),
                Column.number("bound"),
                Column.text("expected at most"),
                Column.number("window, ms").in("what is lost"),
                Column.number("longest run").in("what is lost"),
                Column.text("shape").in("what is lost"),
                Column.number("not acknowledged").in("what is there besides"),
                Column.number("no answer").in("what is there besides"),
                Column.number("duplicates").in("what is there besides"),
                Column.number("unexpected").in("what is there besides"),
                Column.number("orphans").in("what is there besides"),
                Column.number("median").in("recovery, ms"),
                Column.number("longest").in("recovery, ms"));
        cells.values().forEach(row -> row.values().forEach(cell -> table.row(figures(cell))));
        return table.html();
    }

    private static Cell[] figures(JsonNode cell) {
        Tone tone = cell.path("passed").asBoolean() ? Tone.GOOD : Tone.BAD;
        return new Cell[] {
            Cell.label(cell.path("variant").asText()),
            Cell.label(cell.path("treatment").asText()),
            Cell.of(tone.mark(tone == Tone.GOOD ? "as expected" : "not as expected"))
                    .with(tone),
            count(cell, "kills"),
            count(cell, "acknowledged"),
            count(cell, "lost"),
            count(cell, "bound"),
            Cell.label(cell.path("expected").asText()),
            Cell.ms(cell.path("loss_window_ms").asDouble()),
            count(cell, "longest_run"),
            Cell.label(cell.path("shape").asText()),
            count(cell, "unacknowledged_present"),
            count(cell, "indeterminate"),
            count(cell, "duplicates"),
            count(cell, "unexpected"),
            count(cell, "orphans"),
            Cell.ms(cell.path("recovery_ms_median").asDouble()),
            Cell.ms(cell.path("recovery_ms_max").asDouble())
        };
    }

    private static Cell count(JsonNode cell, String field) {
        return Cell.count(cell.path(field).asLong());
    }
}
