package io.writeproof.report.load;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.chart.Axis;
import io.writeproof.report.chart.Band;
import io.writeproof.report.chart.Chart;
import io.writeproof.report.chart.Ink;
import io.writeproof.report.chart.Mark;
import io.writeproof.report.chart.Point;
import io.writeproof.report.chart.Scale;
import io.writeproof.report.chart.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The charts of a timeline. Stateless. */
final class TimeCharts {

    /** The chart of the percentiles. */
    static final String LATENCY = "latency";

    private static final double MEBI = 1 << 20;
    /** One for each class of errors; more classes are in run.json. */
    private static final List<Ink> ERRORS = List.of(Ink.RED, Ink.AMBER, Ink.VIOLET, Ink.BLUE, Ink.TEAL, Ink.GREEN);

    private final List<JsonNode> seconds;
    private final List<Band> bands;

    private TimeCharts(List<JsonNode> seconds, List<Band> bands) {
        this.seconds = seconds;
        this.bands = bands;
    }

    /** All charts that there can be, whether the timeline has something for them or not. */
    static List<Chart> of(List<JsonNode> timeline, List<Band> bands) {
        List<JsonNode> seconds =
                timeline.stream().filter(line -> line.path("t").isNumber()).toList();
        return new TimeCharts(seconds, bands).all();
    }

    private List<Chart> all() {
        return List.of(
                chart(
                        "rate",
                        "Rate",
                        "requests per second",
                        line("planned", Ink.GREY, Mark.DASHED, "target_rate"),
                        line("attempted", Ink.AMBER, Mark.LINE, "attempted"),
                        line("achieved", Ink.BLUE, Mark.LINE, "achieved")),
                latency(),
                errors(),
                chart(
                        "lag",
                        "Schedule lag",
                        "ms",
                        line("mean", Ink.BLUE, Mark.LINE, "lag_ms/avg"),
                        line("max", Ink.AMBER, Mark.LINE, "lag_ms/max")),
                chart(
                        "flight",
                        "Requests in flight",
                        "requests",
                        line("in flight", Ink.BLUE, Mark.LINE, "in_flight"),
                        line("threads", Ink.GREY, Mark.DASHED, "threads")),
                chart(
                        "queue",
                        "Queue of the service",
                        "rows",
                        line("rows waiting", Ink.VIOLET, Mark.LINE, "target/queue_depth"),
                        line("rows in a batch", Ink.TEAL, Mark.LINE, "target/batch_rows")),
                wal(),
                chart(
                        "transactions",
                        "Database transactions",
                        "per second",
                        line("commits", Ink.BLUE, Mark.LINE, "database/commits"),
                        line("rollbacks", Ink.RED, Mark.LINE, "database/rollbacks")),
                chart(
                        "sessions",
                        "Database sessions",
                        "sessions",
                        line("active", Ink.BLUE, Mark.LINE, "database/active"),
                        line("waiting", Ink.AMBER, Mark.LINE, "database/waiting")),
                chart(
                        "cpu",
                        "Processor",
                        "cores",
                        line("service", Ink.BLUE, Mark.LINE, "target/cpu_cores"),
                        line("load generator", Ink.AMBER, Mark.LINE, "generator/cpu_cores")),
                chart(
                        "machine",
                        "Processors of the generator's machine",
                        "cores",
                        line("busy", Ink.BLUE, Mark.LINE, "machine/busy_cores"),
                        line("taken by the hypervisor", Ink.RED, Mark.LINE, "machine/steal_cores")),
                chart(
                        "memory",
                        "Memory",
                        "MiB",
                        line("service", Ink.BLUE, Mark.LINE, "target/memory_bytes", 1 / MEBI),
                        line("load generator", Ink.AMBER, Mark.LINE, "generator/memory_bytes", 1 / MEBI)));
    }

    private Chart latency() {
        List<Series> lines = List.of(
                line("max", Ink.GREY, Mark.LINE, "response_ms/max"),
                line("p99", Ink.RED, Mark.LINE, "response_ms/p99"),
                line("p95", Ink.AMBER, Mark.LINE, "response_ms/p95"),
                line("p50", Ink.BLUE, Mark.LINE, "response_ms/p50"),
                line("service p99", Ink.RED, Mark.DASHED, "service_ms/p99"),
                line("service p50", Ink.BLUE, Mark.DASHED, "service_ms/p50"));
        return new Chart(
                LATENCY,
                "Response and service time",
                Axis.time(),
                new Axis("", "ms", Scale.fitting(lines)),
                lines,
                bands);
    }

    private Chart errors() {
        List<String> classes = seconds.stream()
                .flatMap(second -> Json.fields(second.path("errors")).map(Map.Entry::getKey))
                .distinct()
                .sorted()
                .limit(ERRORS.size())
                .toList();
        List<Series> lines = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            String name = classes.get(i);
            lines.add(new Series(name, ERRORS.get(i), Mark.LINE, errors(name), "errors/" + name, 1));
        }
        if (lines.isEmpty()) {
            lines.add(line("all", Ink.RED, Mark.LINE, "failed"));
        }
        return new Chart("errors", "Errors", Axis.time(), Axis.linear("by class", "requests per second"), lines, bands);
    }

    /** A second without a class has none of it. */
    private List<Point> errors(String name) {
        return seconds.stream()
                .map(second ->
                        new Point(time(second), second.path("errors").path(name).asDouble(0)))
                .toList();
    }

    private Chart wal() {
        Series wal = line("WAL", Ink.BLUE, Mark.LINE, "database/wal_bytes", 1 / MEBI);
        List<Point> checkpoints = seconds.stream()
                .filter(second -> second.at("/database/checkpoints").asDouble() > 0)
                .map(second ->
                        new Point(time(second), second.at("/database/wal_bytes").asDouble() / MEBI))
                .toList();
        List<Series> lines = checkpoints.isEmpty()
                ? List.of(wal)
                : List.of(wal, Series.of("checkpoint", Ink.RED, Mark.DOTS, checkpoints));
        return new Chart("wal", "Write-ahead log", Axis.time(), Axis.linear("", "MiB per second"), lines, bands);
    }

    private Chart chart(String id, String title, String unit, Series... lines) {
        return new Chart(id, title, Axis.time(), Axis.linear("", unit), Arrays.asList(lines), bands);
    }

    private Series line(String name, Ink ink, Mark mark, String source) {
        return line(name, ink, mark, source, 1);
    }

    private Series line(String name, Ink ink, Mark mark, String source, double factor) {
        JsonPointer path = JsonPointer.compile("/" + source);
        List<Point> points = seconds.stream()
                .map(second -> new Point(time(second), factor * Json.numberOrNaN(second.at(path))))
                .toList();
        return new Series(name, ink, mark, points, source, factor);
    }

    private static double time(JsonNode second) {
        return second.path("t").asDouble();
    }
}
