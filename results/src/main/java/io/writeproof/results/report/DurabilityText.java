package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;

/** The matrix of a durability experiment, a line for each cell. Stateless. */
final class DurabilityText {

    private DurabilityText() {}

    /** The lines after an empty one; nothing for a run that is none of these. */
    static String of(JsonNode durability) {
        if (durability.path("cells").isEmpty()) {
            return "";
        }
        TextTable table = new TextTable(
                new Column("write mode", Align.LEFT),
                new Column("fault", Align.LEFT),
                new Column("kills", Align.RIGHT),
                new Column("acked", Align.RIGHT),
                new Column("lost", Align.RIGHT),
                new Column("bound", Align.RIGHT),
                new Column("", Align.LEFT));
        durability
                .path("cells")
                .forEach(cell -> table.row(
                        Printable.of(cell.path("variant").asText()),
                        Printable.of(cell.path("treatment").asText()),
                        cell.path("kills").asText(),
                        cell.path("acknowledged").asText(),
                        cell.path("lost").asText(),
                        cell.path("bound").asText(),
                        cell.path("passed").asBoolean() ? "as expected" : "NOT AS EXPECTED"));
        return "\n" + table.text();
    }
}
