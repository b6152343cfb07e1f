package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the tables of the service said after the run: the answers to the plan's queries, one table each. */
final class QueriesSection {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d+)?");

    private QueriesSection() {}

    static Optional<Section> of(JsonNode run) {
        JsonNode queries = run.path("queries");
        return queries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "queries",
                        "In the database",
                        Markup.join(
                                Json.items(queries).map(QueriesSection::answer).toList())));
    }

    private static Markup answer(JsonNode query) {
        String title = query.path("title").asText();
        if (query.has("problem")) {
            return note(title + ": no answer: " + query.path("problem").asText());
        }
        List<List<String>> rows =
                Json.items(query.path("rows")).map(QueriesSection::texts).toList();
        if (rows.isEmpty()) {
            return note(title + ": no rows");
        }
        Table table = Table.of(title, columns(texts(query.path("columns")), rows));
        rows.forEach(row -> table.row(row.stream().map(QueriesSection::cell).toArray(Cell[]::new)));
        return Markup.of(Markup.element("h3", Markup.label(title)), table.html());
    }

    private static Markup note(String text) {
        return Markup.element("p", Map.of("class", "muted"), Markup.label(text));
    }

    private static Column[] columns(List<String> names, List<List<String>> rows) {
        return IntStream.range(0, names.size())
                .mapToObj(column -> rows.stream().allMatch(row -> isNumber(row.get(column)))
                        ? Column.number(names.get(column))
                        : Column.text(names.get(column)))
                .toArray(Column[]::new);
    }

    private static List<String> texts(JsonNode cells) {
        return Json.items(cells).map(JsonNode::asText).toList();
    }

    private static Cell cell(String text) {
        return isNumber(text) ? Cell.number(text, Double.parseDouble(text)) : Cell.label(text);
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
