package io.writeproof.results.report;

import io.writeproof.report.Markup;
import io.writeproof.report.Page;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.results.trend.Series;
import io.writeproof.results.trend.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Changes in the history of each environment, as one page with a chart per figure. */
public final class TrendHtml {

    private static final int MOST_FIGURES = 40;

    private TrendHtml() {}

    /** The reports as a complete page. */
    public static String of(List<TrendReport> reports) {
        return new Page("Trend", "none", sections(reports), Map.of()).html();
    }

    /** A section for each environment. */
    static List<Section> sections(List<TrendReport> reports) {
        List<Section> sections = new ArrayList<>();
        for (TrendReport report : reports) {
            String id = sections.isEmpty() ? "trend" : "trend-" + (sections.size() + 1);
            sections.add(new Section(id, report.environment(), environment(report)));
        }
        if (sections.isEmpty()) {
            sections.add(new Section("trend", "Trend", paragraph("No figures to look at.")));
        }
        return List.copyOf(sections);
    }

    private static Markup environment(TrendReport report) {
        Table table = Table.of(
                "Changes in " + report.environment(),
                TrendReport.COLUMNS.stream().map(Column::text).toArray(Column[]::new));
        report.rows().forEach(row -> table.row(row.stream().map(Cell::label).toArray(Cell[]::new)));
        return Markup.of(
                table.html(),
                Markup.join(report.rest().lines().map(TrendHtml::paragraph).toList()),
                figures(report.trends()));
    }

    /** Those that changed before the others, as many as a page has room for. */
    private static Markup figures(List<Trend> trends) {
        List<Markup> figures = trends.stream()
                .sorted(Comparator.comparing(trend -> trend.changes().isEmpty()))
                .limit(MOST_FIGURES)
                .map(TrendHtml::figure)
                .toList();
        Markup rest = trends.size() <= MOST_FIGURES
                ? Markup.NONE
                : paragraph("Figures without a chart: " + (trends.size() - MOST_FIGURES)
                        + "; those of a suite or a metric are shown with --suite and --metric.");
        return Markup.of(Markup.join(figures), rest);
    }

    private static Markup figure(Trend trend) {
        Series.Key key = trend.series().key();
        String title =
                String.join(" ", key.suite(), key.variant(), key.metric()).replaceAll(" +", " ");
        String caption = title + ", " + trend.series().unit() + ", load " + key.load();
        return Markup.element(
                "figure", Markup.element("figcaption", Markup.label(caption)), TrendChart.of(trend, caption));
    }

    private static Markup paragraph(String text) {
        return Markup.element("p", Markup.text(text));
    }
}
