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
import io.writeproof.report.chart.Ink;
import io.writeproof.report.chart.Waterfall;
import io.writeproof.report.chart.Waterfall.Bar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** From the requests that were sent to the rows that are there: what was acknowledged, what is missing, what is too much. */
final class ParitySection {

    private static final Map<String, String> CLASSES = Map.of(
            "lost", "acknowledged, but no row",
            "duplicate", "one key in more than one row",
            "unexpected", "rows that no request asked for",
            "orphan", "rows whose other half is missing");
    private static final List<String> DAMAGE = List.of("lost", "duplicate", "unexpected", "orphan");

    private ParitySection() {}

    static Optional<Section> of(JsonNode run) {
        JsonNode parity = run.path("parity");
        if (!parity.isObject()) {
            return Optional.empty();
        }
        Tone tone = parity.path("passed").asBoolean() ? Tone.GOOD : Tone.BAD;
        Markup statement = Markup.element(
                "p",
                Map.of("class", "statement"),
                tone.mark(tone == Tone.GOOD ? "holds:" : "broken:"),
                Markup.text(" "),
                Markup.label(parity.path("reason").asText()));
        return Optional.of(new Section(
                "parity",
                "Parity",
                Markup.of(
                        statement,
                        waterfall(parity),
                        classes(parity),
                        settling(parity),
                        VisibleCurve.of(parity),
                        keys(parity))));
    }

    private static Markup waterfall(JsonNode parity) {
        double acknowledged = parity.path("acknowledged").asDouble();
        double failed = parity.path("failed").asDouble();
        double indeterminate = parity.path("indeterminate").asDouble();
        List<Bar> bars = new ArrayList<>(List.of(
                new Bar("sent", Ink.GREY, 0, acknowledged + failed + indeterminate),
                new Bar("refused", Ink.AMBER, acknowledged + indeterminate, acknowledged + indeterminate + failed),
                new Bar("without an answer", Ink.VIOLET, acknowledged, acknowledged + indeterminate),
                new Bar("acknowledged", Ink.BLUE, 0, acknowledged)));
        Json.number(parity.path("rows")).ifPresent(rows -> bars.add(new Bar("rows", Ink.TEAL, 0, rows)));
        Json.number(parity.path("child_rows")).ifPresent(rows -> bars.add(new Bar("child rows", Ink.TEAL, 0, rows)));
        return Waterfall.of(bars);
    }

    private static Markup classes(JsonNode parity) {
        Table table = Table.of("Damage", Column.text("Class"), Column.text("What it means"), Column.number("Rows"));
        DAMAGE.forEach(kind -> {
            long count = parity.path(kind).asLong();
            table.row(
                    Cell.text(kind),
                    Cell.text(CLASSES.getOrDefault(kind, "")),
                    Cell.count(count).with(count > 0 ? Tone.BAD : Tone.PLAIN));
        });
        long late = parity.path("late").asLong();
        table.row(
                Cell.text("late"),
                Cell.text("visible only after the drain's deadline"),
                Cell.count(late).with(late > 0 ? Tone.WARN : Tone.PLAIN));
        return table.html();
    }

    private static Markup settling(JsonNode parity) {
        Facts facts = new Facts();
        OptionalDouble settled = Json.number(parity.path("settled_after_ms"));
        facts.add(
                "Settled after",
                Markup.text(
                        settled.isPresent()
                                ? Figures.duration(Duration.ofMillis(Math.round(settled.getAsDouble())))
                                : "never"),
                settled.isPresent() ? Tone.GOOD : Tone.BAD,
                "from the end of the traffic until the rows were right");
        if (parity.path("indeterminate").asLong() > 0) {
            facts.add(
                    "Without an answer",
                    Markup.text(
                            Figures.count(parity.path("indeterminate_present").asLong()) + " have a row"),
                    Tone.PLAIN,
                    Figures.count(parity.path("indeterminate_absent").asLong()) + " have none; neither is damage");
        }
        return facts.html();
    }

    private static Markup keys(JsonNode parity) {
        return Markup.join(DAMAGE.stream().map(kind -> keys(kind, parity)).toList());
    }

    private static Markup keys(String kind, JsonNode parity) {
        List<Markup> keys = Json.items(parity.path("damaged").path(kind))
                .map(key -> Markup.element("li", Markup.element("code", Markup.label(key.asText()))))
                .toList();
        long all = parity.path(kind).asLong();
        String count = keys.size() < all
                ? "the first " + keys.size() + " of " + Figures.count(all)
                : Figures.count(keys.size());
        return keys.isEmpty()
                ? Markup.NONE
                : Markup.element(
                        "details",
                        Map.of("class", "keys", "open", "open"),
                        Markup.element("summary", Markup.text("Keys: " + kind + ", " + count)),
                        Markup.element("ul", Markup.join(keys)));
    }
}
