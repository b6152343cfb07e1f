package io.writeproof.results.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import io.writeproof.results.store.StoredRun;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs of different plans, one line each: what was asked, what was reached, whether the rows were right, where it is stored. */
public final class SuiteTable {

    /** Every run has these. */
    private static final List<Figure> FIGURES = List.of(
            new Figure("suite", Align.LEFT, StoredRun::suite),
            new Figure("variant", Align.LEFT, run -> run.variant().orElse("-")),
            new Figure("verdict", Align.LEFT, run -> run.status().label()),
            new Figure("requests", Align.RIGHT, run -> Numbers.of(run.number("rlt_iters_total"), "%.0f")),
            new Figure("rate", Align.RIGHT, run -> Numbers.of(run.number("achieved_qps"), "%.1f")),
            new Figure("p50 ms", Align.RIGHT, run -> latency(run, "50%")),
            new Figure("p95 ms", Align.RIGHT, run -> latency(run, "95%")),
            new Figure("p99 ms", Align.RIGHT, run -> latency(run, "99%")),
            new Figure("error rate", Align.RIGHT, run -> Numbers.of(run.number("error_rate"), "%.4f")));

    /** Measured by rules of these names, which some plans have. */
    private static final List<Figure> OF_RULES = List.of(
            new Figure(
                    "hit rate",
                    Align.RIGHT,
                    run -> Numbers.percent(Gates.figure(run, "hit_rate"), OptionalDouble.of(1))),
            new Figure("batch", Align.RIGHT, run -> Numbers.of(Gates.figure(run, "average_batch"), "%.1f")),
            new Figure("speed-up", Align.RIGHT, run -> Numbers.of(speedUp(Gates.of(run, "speedup")), "%.1f")));

    private static final Figure PARITY = new Figure("parity", Align.LEFT, ParityText::of);

    /** The end of a rule that compares a phase with another one. */
    private static final Pattern MULTIPLE = Pattern.compile(">=? ([\\d.]+) \\* phase \\S+$");

    /** The page of a run, in its directory. */
    private static final String PAGE = "report.html";

    private SuiteTable() {}

    /** The table of these runs, in the order given, as text that ends with a line feed. */
    public static String of(List<StoredRun> runs) {
        List<Figure> figures = new ArrayList<>(FIGURES);
        OF_RULES.stream().filter(figure -> figure.isOfAny(runs)).forEach(figures::add);
        figures.add(PARITY);
        TextTable table = new TextTable(figures.stream().map(Figure::column).toArray(Column[]::new));
        runs.forEach(run -> table.row(
                figures.stream().map(figure -> figure.cell().apply(run)).toArray(String[]::new)));
        return table.text() + "\n" + files(runs);
    }

    private static String latency(StoredRun run, String percentile) {
        return Numbers.of(TotalLatency.of(run).milliseconds(percentile), "%.2f");
    }

    /** How many times the other phase: its limit is a multiple of that one, which the rule names. */
    private static OptionalDouble speedUp(JsonNode gate) {
        Matcher multiple = MULTIPLE.matcher(gate.path("rule").asText());
        OptionalDouble actual = Gates.number(gate, "actual");
        OptionalDouble limit = Gates.number(gate, "limit");
        return multiple.find() && actual.isPresent() && limit.orElse(0) > 0
                ? OptionalDouble.of(actual.getAsDouble() / limit.getAsDouble() * Double.parseDouble(multiple.group(1)))
                : OptionalDouble.empty();
    }

    /** The directories first, then the pages in them: relative to the directory of results. */
    private static String files(List<StoredRun> runs) {
        Stream<String> stored = runs.stream().map(run -> "stored " + place(run) + "\n");
        Stream<String> reports = runs.stream()
                .filter(run -> Files.exists(run.directory().resolve(PAGE)))
                .map(run -> "report " + place(run) + "/" + PAGE + "\n");
        return String.join("", Stream.concat(stored, reports).toList());
    }

    private static String place(StoredRun run) {
        return run.suite() + "/" + run.directory().getFileName();
    }

    /** A column, and what a run has in it. */
    private record Figure(String title, Align align, Function<StoredRun, String> cell) {

        Column column() {
            return new Column(title, align);
        }

        boolean isOfAny(List<StoredRun> runs) {
            return runs.stream().anyMatch(run -> !cell.apply(run).equals("-"));
        }
    }
}
