package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Facts;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Tone;
import java.util.Map;
import java.util.Optional;

/** Which part of a request's time the database spent, statement by statement. */
final class ServerTimeSection {

    private ServerTimeSection() {}

    static Optional<Section> of(JsonNode run) {
        JsonNode time = run.path("server_time");
        if (!time.isObject()) {
            return Optional.empty();
        }
        Facts facts = new Facts();
        fact(facts, "A request", time.path("client_ms"), "mean service time, seen by the load generator");
        fact(facts, "Statements in the server", time.path("server_ms"), "of a request, added up");
        fact(facts, "The rest", time.path("overhead_ms"), "network, driver, queues, the service itself");
        Markup notes = Markup.join(Json.items(time.path("notes"))
                .map(note -> Markup.element("p", Map.of("class", "muted"), Markup.label(note.asText())))
                .toList());
        return Optional.of(new Section("server-time", "Server time", Markup.of(facts.html(), notes, statements(time))));
    }

    private static void fact(Facts facts, String name, JsonNode milliseconds, String note) {
        Json.number(milliseconds)
                .ifPresent(value -> facts.add(name, Markup.text(Figures.ms(value) + " ms"), Tone.PLAIN, note));
    }

    private static Markup statements(JsonNode time) {
        Table table = Table.of(
                "Statements",
                Column.text("Statement"),
                Column.number("Calls"),
                Column.number("Mean, ms"),
                Column.number("Min, ms"),
                Column.number("Max, ms"),
                Column.number("Total, ms"),
                Column.number("Rows"));
        Json.items(time.path("statements"))
                .forEach(statement -> table.row(
                        Cell.of(Markup.element(
                                "code", Markup.label(statement.path("statement").asText()))),
                        count(statement.path("calls")),
                        Cell.ms(Json.numberOrNaN(statement.path("mean_ms"))),
                        Cell.ms(Json.numberOrNaN(statement.path("min_ms"))),
                        Cell.ms(Json.numberOrNaN(statement.path("max_ms"))),
                        Cell.ms(Json.numberOrNaN(statement.path("total_ms"))),
                        count(statement.path("rows"))));
        return table.html();
    }

    private static Cell count(JsonNode node) {
        return Cell.count(node.asLong());
    }
}
