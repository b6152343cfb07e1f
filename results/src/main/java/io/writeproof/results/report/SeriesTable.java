package io.writeproof.results.report;

import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import io.writeproof.results.store.StoredRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Runs of one plan that were given different parameters: these, and the figures of some gates of each run.
 *
 * <p>The speed-up is the figure of the first gate as a multiple of that of the first run.
 */
public final class SeriesTable {

    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private final List<StoredRun> runs;
    private final List<String> parameters;
    private final List<String> gates;

    private SeriesTable(List<StoredRun> runs, List<String> parameters, List<String> gates) {
        this.runs = runs;
        this.parameters = parameters;
        this.gates = gates;
    }

    /**
     * The table of these runs, in the order given, as text that ends with a line feed.
     *
     * @param runs at least one
     * @param parameters the names of those that differ
     * @param gates by their names; what a run does not have is shown as a dash
     */
    public static String of(List<StoredRun> runs, List<String> parameters, List<String> gates) {
        return new SeriesTable(runs, parameters, gates).text();
    }

    private String text() {
        TextTable table = new TextTable(columns().toArray(Column[]::new));
        runs.forEach(run -> table.row(cells(run).toArray(String[]::new)));
        return table.text();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        parameters.forEach(name -> columns.add(new Column(name, Align.RIGHT)));
        columns.add(new Column("variant", Align.LEFT));
        columns.add(new Column("verdict", Align.LEFT));
        gates.forEach(gate -> columns.add(new Column(title(gate), Align.RIGHT)));
        columns.add(new Column("speed-up", Align.RIGHT));
        columns.add(new Column("parity", Align.LEFT));
        return columns;
    }

    private List<String> cells(StoredRun run) {
        List<String> cells = new ArrayList<>();
        parameters.forEach(name -> cells.add(run.parameters().getOrDefault(name, "-")));
        cells.add(run.variant().orElse("-"));
        cells.add(run.status().label());
        gates.forEach(gate -> cells.add(digits(Gates.figure(run, gate))));
        cells.add(speedUp(run));
        cells.add(ParityText.of(run));
        return cells;
    }

    /** The name of a gate with the unit of its figure. */
    private String title(String gate) {
        return runs.stream()
                .map(run -> Gates.of(run, gate).path("unit").asText(""))
                .filter(unit -> !unit.isEmpty())
                .findFirst()
                .map(unit -> gate + " " + unit)
                .orElse(gate);
    }

    private static String digits(OptionalDouble figure) {
        return figure.isEmpty()
                ? "-"
                : new BigDecimal(figure.getAsDouble())
                        .round(FOUR_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private String speedUp(StoredRun run) {
        if (gates.isEmpty()) {
            return "-";
        }
        double first = Gates.figure(runs.get(0), gates.get(0)).orElse(0);
        OptionalDouble own = Gates.figure(run, gates.get(0));
        return own.isEmpty() || first <= 0 ? "-" : String.format(Locale.ROOT, "%.2f", own.getAsDouble() / first);
    }
}
