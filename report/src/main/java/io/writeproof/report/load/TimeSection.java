package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Figures;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.chart.Band;
import io.writeproof.report.chart.Chart;
import io.writeproof.report.chart.HeatMap;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The course of the run: one chart under the other, with one cursor over all of them and the phases behind them. */
final class TimeSection {

    private static final double NANOS = 1e9;

    private TimeSection() {}

    /** A run that goes on gets all charts, to be filled by and by; one that is over only those that show something. */
    static Section of(LoadDocument document) {
        JsonNode run = document.run();
        List<Chart> charts = TimeCharts.of(document.timeline(), bands(run));
        Optional<Markup> heat = heat(document).map(HeatMap::figure);
        if (run.path("provisional").asBoolean()) {
            Markup place = heat.orElseGet(() -> HeatMap.placeholder(ResponseHeat.ID));
            return new Section("time", "Time lines", figures(charts, Optional.of(place)));
        }
        List<Chart> shown = charts.stream()
                .filter(chart -> chart.greatest() > 0)
                .map(Chart::known)
                .toList();
        Markup absent = Markup.of(
                note("Not recorded in this run: ", charts.stream().filter(chart -> !chart.hasValues())),
                note("Zero all the time: ", charts.stream().filter(chart -> chart.greatest() <= 0)));
        return new Section("time", "Time lines", Markup.of(figures(shown, heat), absent, phases(run)));
    }

    /** The picture that a live page gets anew, because its script does not draw it. */
    static Optional<HeatMap> heat(LoadDocument document) {
        return ResponseHeat.of(document, bands(document.run()));
    }

    /** The distribution of the response times stands behind their percentiles. */
    private static Markup figures(List<Chart> charts, Optional<Markup> heat) {
        List<Markup> figures = new ArrayList<>();
        for (Chart chart : charts) {
            figures.add(chart.figure());
            if (chart.id().equals(TimeCharts.LATENCY)) {
                heat.ifPresent(figures::add);
            }
        }
        return Chart.stacked(figures);
    }

    /** One line in the place of charts that would be empty. */
    private static Markup note(String text, Stream<Chart> charts) {
        String titles =
                charts.map(chart -> chart.title().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
        return titles.isEmpty()
                ? Markup.NONE
                : Markup.element("p", Map.of("class", "muted"), Markup.text(text + titles + "."));
    }

    /** The phases by their planned times, in seconds since the start of the run. */
    private static List<Band> bands(JsonNode run) {
        Optional<Instant> start = Json.instant(run.path("started_at"));
        return Json.items(run.path("phases"))
                .flatMap(phase -> {
                    Optional<Double> from = offset(start, phase.path("from"));
                    Optional<Double> to = offset(start, phase.path("to"));
                    String name = phase.path("name").asText();
                    return from.flatMap(begin -> to.map(end -> new Band(name, begin, end))).stream();
                })
                .toList();
    }

    private static Optional<Double> offset(Optional<Instant> start, JsonNode moment) {
        return start.flatMap(begin ->
                Json.instant(moment).map(end -> Duration.between(begin, end).toNanos() / NANOS));
    }

    private static Markup phases(JsonNode run) {
        Table table = Table.of(
                "Phases",
                Column.text("Phase"),
                Column.number("From, s"),
                Column.number("To, s"),
                Column.number("Planned, /s"));
        Optional<Instant> start = Json.instant(run.path("started_at"));
        Json.items(run.path("phases"))
                .forEach(phase -> table.row(
                        Cell.label(phase.path("name").asText()),
                        second(offset(start, phase.path("from"))),
                        second(offset(start, phase.path("to"))),
                        planned(Json.numberOrNaN(phase.path("target_rate")))));
        return table.html();
    }

    private static Cell planned(double rate) {
        return Cell.number(Figures.rate(rate), rate);
    }

    private static Cell second(Optional<Double> offset) {
        return offset.map(seconds -> Cell.number(String.format(Locale.ROOT, "%,.1f", seconds), seconds))
                .orElse(Cell.text(Figures.NONE));
    }
}
