package io.writeproof.results.report;

import io.writeproof.results.compare.Gates;
import io.writeproof.results.compare.NoiseFloors.Place;
import io.writeproof.results.pairs.Calibration;
import io.writeproof.results.report.TextTable.Align;
import io.writeproof.results.report.TextTable.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What runs of identical code differ by, as text. Stateless. */
public final class CalibrationText {

    private static final double HUNDRED = 100;

    private CalibrationText() {}

    /** A line for each row, and how often a comparison was wrong; ended by a line feed. */
    public static String of(Calibration calibration, Gates gates) {
        TextTable table = new TextTable(
                new Column("row", Align.LEFT),
                new Column("pairs", Align.RIGHT),
                new Column("median |Δ|", Align.RIGHT),
                new Column("noise floor", Align.RIGHT),
                new Column("gate", Align.RIGHT));
        Map<Place, Double> floors = calibration.floors();
        calibration
                .changes()
                .forEach((place, changes) -> table.row(
                        ComparisonCells.shortLabel(place.row().toString()),
                        String.valueOf(changes.size()),
                        percent(median(changes)),
                        percent(floors.getOrDefault(place, 0.0)),
                        percent(gates.aboveNoise(floors.getOrDefault(place, 0.0)))));
        return table.text() + "\n" + calibration.pairs() + " pairs of identical code, "
                + calibration.changes().size()
                + " rows, " + calibration.judged() + " judged in " + calibration.comparisons()
                + (calibration.comparisons() == 1 ? " comparison" : " comparisons") + ": " + calibration.alarms()
                + " false alarms\n";
    }

    private static double median(List<Double> ascending) {
        return ascending.get((ascending.size() - 1) / 2);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", HUNDRED * share);
    }
}
