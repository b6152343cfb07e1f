package io.writeproof.durability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The matrix as text of at most 80 columns: what is lost, and what else is found, fault by fault for each variant. Stateless. */
final class MatrixText {

    private static final String LOSS_TITLE = "  %-18s %7s %6s %6s %6s %7s %5s %6s %6s"
            .formatted("fault", "acked", "lost", "%", "<=95%", "window", "run", "shape", "bound");

    private static final String RESIDUE_TITLE = "  %-18s %5s %8s %8s %5s %7s %9s %9s"
            .formatted("fault", "kills", "un-acked", "no reply", "dupl.", "orphans", "well in", "at most");

    private static final List<String> LEGEND = List.of(
            "acked   rows that the gateway acknowledged; lost: those that are not there",
            "%       lost part of them; <=95%: what it is at most, one-sided, if rows were",
            "        lost one by one (none of N: 3/N)",
            "window  ms from the oldest lost acknowledgement to the fault, longest of all",
            "run     most rows lost one after the other",
            "shape   prefix: nothing survived that was written after something lost; or holes",
            "bound   rows that may be lost; each kill is held to its own part of it",
            "un-acked, no reply   rows that are there without having been acknowledged, and",
            "        requests without an answer: both are allowed",
            "well in ms from the fault until gateway and database were well, median; at most");

    private MatrixText() {}

    /** All cells, the legend under them. */
    static String of(List<Cell> cells) {
        List<String> lines = new ArrayList<>();
        byVariant(cells).forEach((variant, row) -> {
            lines.add(variant + ": " + variant.purpose());
            lines.add(LOSS_TITLE);
            row.forEach(cell -> lines.add(loss(cell)));
            lines.add(RESIDUE_TITLE);
            row.forEach(cell -> lines.add(residue(cell)));
            lines.add("");
        });
        lines.addAll(LEGEND);
        return String.join("\n", lines) + "\n";
    }

    private static Map<Variant, List<Cell>> byVariant(List<Cell> cells) {
        Map<Variant, List<Cell>> rows = new LinkedHashMap<>();
        cells.forEach(cell -> rows.computeIfAbsent(cell.variant(), variant -> new ArrayList<>())
                .add(cell));
        return rows;
    }

    private static String loss(Cell cell) {
        return String.format(
                Locale.ROOT,
                "%s %-18s %7d %6d %6s %6s %7.0f %5d %6s %6d",
                cell.passed() ? "✓" : "✗",
                cell.treatment().label(),
                cell.acknowledged(),
                cell.lost(),
                percent(cell.lostRatio()),
                percent(cell.lostRatioAtMost()),
                cell.windowMillis(),
                cell.longestRun(),
                cell.lost() == 0 ? "-" : cell.shape().label(),
                cell.bound());
    }

    private static String residue(Cell cell) {
        Residue residue = cell.residue();
        return String.format(
                Locale.ROOT,
                "  %-18s %5d %8d %8d %5d %7d %9.0f %9.0f",
                cell.treatment().label(),
                cell.findings().size(),
                residue.unacknowledged(),
                residue.indeterminate(),
                residue.duplicates(),
                residue.orphans(),
                cell.recoveryMillisMedian(),
                cell.recoveryMillisMax());
    }

    /** Never rounded to none. */
    private static String percent(double ratio) {
        double percent = 100 * ratio;
        if (percent > 0 && percent < 0.01) {
            return "<0.01";
        }
        return String.format(Locale.ROOT, percent >= 9.995 ? "%.1f" : "%.2f", percent);
    }
}
