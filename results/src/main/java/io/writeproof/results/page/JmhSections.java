package io.writeproof.results.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Table.Content;
import io.writeproof.report.Tone;
import io.writeproof.results.compare.MeasuredRow;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.report.ComparisonCells;
import io.writeproof.results.report.DotPlot;
import io.writeproof.results.store.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The benchmarks of a run of JMH: the score of each with its parameters, a dot for every fork, and what was measured beside it.
 * Stateless.
 *
 * <p>The median of the forks is what comparisons count; the mean with its interval is JMH's own.
 */
final class JmhSections {

    private static final String LEGEND =
            "A dot is a fork, by the median of its iterations; the tick is the median of the forks, and ± their median"
                    + " distance from it. The mean of all iterations and its 99.9 % interval are JMH's.";

    private JmhSections() {}

    /** One for the scores, and one for what else was measured, if anything was. */
    static List<Section> of(StoredRun run, JsonNode results) {
        List<MeasuredRow> rows = MeasuredRow.of(run, results).stream()
                .filter(row -> row.kind() == Kind.MEASURED)
                .toList();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(
                "jmh",
                "Benchmarks",
                Markup.of(
                        withoutResult(run),
                        scores(rows, results),
                        Markup.element("p", Map.of("class", "muted"), Markup.text(LEGEND)))));
        Table others = others(rows, results);
        if (!others.isEmpty()) {
            sections.add(new Section("jmh-metrics", "Measured beside the score", others.html()));
        }
        return sections;
    }

    private static Markup withoutResult(StoredRun run) {
        List<Markup> names = new ArrayList<>();
        run.document()
                .path("without_result")
                .forEach(name -> names.add(Markup.element(
                        "li", Tone.BAD.mark("no result from"), Markup.text(" "), Markup.label(name.asText()))));
        return names.isEmpty() ? Markup.NONE : Markup.element("ul", Markup.join(names));
    }

    private static Markup scores(List<MeasuredRow> rows, JsonNode results) {
        Table table = Table.of(
                "Scores of the benchmarks",
                Column.text("benchmark"),
                Column.text("mode"),
                Column.number("median").in("forks"),
                Column.number("±, %").in("forks"),
                Column.number("mean").in("all iterations, with 99.9 % interval"),
                Column.number("from").in("all iterations, with 99.9 % interval"),
                Column.number("to").in("all iterations, with 99.9 % interval"),
                Column.text("unit"),
                Column.number("forks"),
                new Column("each fork", "", Content.PICTURE),
                Column.text("note"));
        for (int i = 0; i < rows.size(); i++) {
            table.row(score(rows.get(i), results.path(i).path("primaryMetric")));
        }
        return table.html();
    }

    private static Cell[] score(MeasuredRow row, JsonNode metric) {
        return new Cell[] {
            benchmark(row),
            Cell.label(row.key().metric()),
            number(row.sample().centre()),
            number(row.sample().size() < 2 ? Double.NaN : 100 * row.sample().relativeSpread()),
            number(metric.path("score")),
            number(metric.at("/scoreConfidence/0")),
            number(metric.at("/scoreConfidence/1")),
            Cell.label(row.unit()),
            number(row.sample().size()),
            Cell.of(DotPlot.replicates(row.sample())),
            Cell.text(row.trouble().orElse(""))
        };
    }

    private static Table others(List<MeasuredRow> rows, JsonNode results) {
        Table table = Table.of(
                "Other metrics of the benchmarks",
                Column.text("benchmark"),
                Column.text("mode"),
                Column.text("metric"),
                Column.number("mean"),
                Column.number("±"),
                Column.text("unit"));
        for (int i = 0; i < rows.size(); i++) {
            MeasuredRow row = rows.get(i);
            results.path(i)
                    .path("secondaryMetrics")
                    .properties()
                    .forEach(other -> table.row(
                            benchmark(row),
                            Cell.label(row.key().metric()),
                            // Before 1.37, JMH marked the metrics of profilers with a dot.
                            Cell.label(other.getKey().replaceFirst("^·", "")),
                            number(other.getValue().path("score")),
                            number(other.getValue().path("scoreError")),
                            Cell.label(other.getValue().path("scoreUnit").asText(""))));
        }
        return table;
    }

    private static Cell benchmark(MeasuredRow row) {
        return ComparisonCells.named(row.key().label());
    }

    /** A number, or {@code "NaN"} as text. */
    private static Cell number(JsonNode number) {
        return number(number.asDouble(Double.NaN));
    }

    private static Cell number(double value) {
        return Cell.number(Figures.of(value), value);
    }
}
