package io.writeproof.results.report;

import io.writeproof.report.Markup;
import io.writeproof.report.Table.Cell;
import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.Verdict;
import io.writeproof.results.stats.Interval;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.stats.Shift;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The cells of a row, the same in every format.
 *
 * @param label the label without the package of a benchmark's class
 * @param metric metric and unit
 * @param baseline centre and spread of the baseline
 * @param candidate centre and spread of the candidate
 * @param change the change with its interval
 * @param p Holm's p
 * @param gate the change that counts
 * @param verdict the verdict
 */
public record ComparisonCells(
        String label,
        String metric,
        String baseline,
        String candidate,
        String change,
        String p,
        String gate,
        String verdict) {

    static final List<String> TITLES = List.of("", "", "base", "head", "Δ [95 % CI]", "p(Holm)", "gate", "verdict");

    private static final String NONE = "-";
    private static final Pattern BENCHMARK = Pattern.compile("(?<name>[\\w.]+):(?<parameters>\\w+=.*)");
    private static final Pattern PACKAGE = Pattern.compile("^([a-z_0-9]+\\.)+(?=[A-Z])");

    static ComparisonCells of(RowComparison row) {
        boolean counted = row.kind() == Kind.COUNTED;
        return new ComparisonCells(
                shortLabel(row.key().label()),
                counted ? row.key().metric() : row.key().metric() + " " + row.unit(),
                side(row.baseline(), counted),
                side(row.candidate(), counted),
                counted ? "exact" : row.shift().map(ComparisonCells::change).orElse(NONE),
                row.tested() ? Figures.p(row.p()) : NONE,
                gate(row),
                row.verdict().label());
    }

    /** The label as a cell of a page, with a benchmark's parameters below its name. */
    public static Cell named(String label) {
        String shown = shortLabel(label);
        Matcher benchmark = BENCHMARK.matcher(shown);
        return benchmark.matches()
                ? Cell.of(Markup.of(
                        Markup.label(benchmark.group("name")),
                        Markup.element("small", Map.of("class", "rule"), parameters(benchmark.group("parameters")))))
                : Cell.label(shown);
    }

    /** With places where the line may end. */
    private static Markup parameters(String parameters) {
        return Markup.label(parameters.replace(",", ", "));
    }

    /** The label without the package of a benchmark's class, and without characters that steer a terminal. */
    static String shortLabel(String label) {
        return PACKAGE.matcher(label).replaceFirst("").replaceAll("\\p{Cntrl}", " ");
    }

    private static String gate(RowComparison row) {
        if (row.kind() == Kind.COUNTED) {
            return "0";
        }
        return row.shift().isEmpty() || row.verdict() == Verdict.NOT_JUDGED ? NONE : Figures.share(row.gate());
    }

    List<String> all() {
        return List.of(label, metric, baseline, candidate, change, p, gate, verdict);
    }

    /** Of faults the worst run's, of figures the centre with the spread. */
    private static String side(Optional<Sample> side, boolean counted) {
        if (side.isEmpty() || side.get().size() == 0) {
            return NONE;
        }
        Sample sample = side.get();
        if (counted) {
            return Figures.of(Arrays.stream(sample.values()).max().orElse(Double.NaN));
        }
        String centre = Figures.of(sample.centre());
        return sample.size() < 2 || centre.equals(NONE)
                ? centre
                : centre + " ± " + Math.round(sample.relativeSpread() * 100) + " %";
    }

    private static String change(Shift shift) {
        Interval interval = shift.interval();
        String range = Double.isInfinite(interval.high())
                ? "any"
                : Figures.percent(interval.low() - 1) + ", " + Figures.percent(interval.high() - 1);
        return Figures.percent(shift.change()) + " % [" + range + "]";
    }
}
