package io.writeproof.results.report;

import io.writeproof.results.trend.Change;
import io.writeproof.results.trend.Change.Basis;
import io.writeproof.results.trend.Change.Judgement;
import io.writeproof.results.trend.Series;
import io.writeproof.results.trend.Trend;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is told of the history of an environment, in whatever form.
 *
 * @param environment what the environment is
 * @param trends the trends of its series
 */
public record TrendReport(String environment, List<Trend> trends) {

    static final List<String> COLUMNS = List.of(
            "suite", "variant", "load", "metric", "runs", "changed in", "on", "before", "after", "unit", "change");

    private static final MathContext FOUR_DIGITS = new MathContext(4);
    private static final int DATE_LENGTH = "2026-11-22".length();

    public TrendReport {
        trends = List.copyOf(trends);
    }

    /** A report for each environment. */
    public static List<TrendReport> of(List<Trend> trends, Map<String, String> environments) {
        return trends.stream()
                .collect(Collectors.groupingBy(
                        trend -> trend.series().key().environment(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry ->
                        new TrendReport(environments.getOrDefault(entry.getKey(), entry.getKey()), entry.getValue()))
                .toList();
    }

    /** A line of cells for each change, by {@link #COLUMNS}. */
    List<List<String>> rows() {
        return trends.stream()
                .flatMap(trend -> trend.changes().stream().map(change -> row(trend.series(), change)))
                .toList();
    }

    private static List<String> row(Series series, Change change) {
        Series.Key key = series.key();
        return List.of(
                key.suite(),
                key.variant().isEmpty() ? "-" : key.variant(),
                key.load(),
                key.metric(),
                String.valueOf(series.points().size()),
                commits(change),
                change.first().run().startedAt().substring(0, DATE_LENGTH),
                number(change.before()),
                number(change.after()),
                series.unit(),
                percent(change)
                        + judgement(series, change)
                        + (change.basis() == Basis.SHORT_HISTORY ? " (few runs)" : ""));
    }

    /** From the last run before to the first run after: the change is one of the commits after the first named. */
    static String commits(Change change) {
        String last = change.last().run().shortCommit();
        String first = change.first().run().shortCommit();
        return last.equals(first) ? "within " + first : last + ".." + first;
    }

    static String percent(Change change) {
        return Double.isFinite(change.percent())
                ? String.format(Locale.ROOT, "%+.1f %%", change.percent())
                : "from " + number(change.before());
    }

    private static String judgement(Series series, Change change) {
        return change.judgement(series.direction())
                .map(judgement -> judgement == Judgement.WORSE ? " worse" : " better")
                .orElse("");
    }

    /** How many series did not change, and about how many nothing can be said; each on a line of its own. */
    String rest() {
        long young = trends.stream()
                .filter(trend -> trend.series().points().size() < Trend.SHORTEST_HISTORY)
                .count();
        long same = trends.stream().filter(trend -> trend.changes().isEmpty()).count() - young;
        return "Figures without a change: " + same + "\n"
                + (young == 0
                        ? ""
                        : "Figures with too few runs to tell (" + Trend.SHORTEST_HISTORY + " are needed): " + young
                                + "\n");
    }

    static String number(double value) {
        return new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}
