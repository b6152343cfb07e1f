package io.writeproof.results.report;

import io.writeproof.report.Markup;
import io.writeproof.report.Page;
import io.writeproof.report.Section;
import io.writeproof.report.Table;
import io.writeproof.report.Table.Cell;
import io.writeproof.report.Table.Column;
import io.writeproof.report.Table.Content;
import io.writeproof.report.Tone;
import io.writeproof.results.compare.Comparison;
import io.writeproof.results.compare.History;
import io.writeproof.results.compare.Outcome;
import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.SectionComparison;
import io.writeproof.results.compare.Verdict;
import io.writeproof.results.stats.Sample;
import io.writeproof.results.stats.Shift;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A comparison as one page: a table for each pair of runs, with a picture of every row. Stateless. */
final class ComparisonHtml {

    private static final String LEGEND =
            "A dot is a replicate: a fork, or a load run, the baseline above the candidate; a tick is the median."
                    + " Whiskers are the 95 % interval of the change, the band is the gate. ± is the median distance from"
                    + " the median.";

    private ComparisonHtml() {}

    static String of(ComparisonReport report) {
        Comparison comparison = report.comparison();
        String title = comparison.baseline() + " → " + comparison.candidate();
        return new Page(
                        title,
                        status(report.outcome()),
                        sections(report),
                        Map.of("comparison", ComparisonJson.tree(report)))
                .html();
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case OK -> "passed";
            case REGRESSION -> "failed";
            case INVALID, UNDERPOWERED -> "invalid";
            case NOT_COMPARABLE -> "none";
        };
    }

    /** The verdict, then a section for each pair of runs. */
    static List<Section> sections(ComparisonReport report) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("verdict", "Verdict", verdict(report)));
        for (SectionComparison compared : report.comparison().sections()) {
            String id = sections.size() == 1 ? "comparison" : "comparison-" + sections.size();
            sections.add(new Section(
                    id,
                    compared.section().title(),
                    Markup.of(section(report, compared), LatencyCharts.of(id, compared))));
        }
        return List.copyOf(sections);
    }

    private static Markup verdict(ComparisonReport report) {
        Comparison comparison = report.comparison();
        Tone tone = tone(report.outcome());
        return Markup.element(
                "div",
                Map.of("class", "banner " + tone.style()),
                Markup.element("p", Map.of("class", "word"), tone.mark(word(report.outcome()))),
                Markup.element("p", Markup.text(ComparisonTitle.summary(comparison, report.outcome()))),
                list(comparison.warnings()));
    }

    private static String word(Outcome outcome) {
        return outcome.label().toUpperCase(Locale.ROOT);
    }

    private static Markup section(ComparisonReport report, SectionComparison compared) {
        List<String> titles = ComparisonTitle.of(report.comparison(), compared);
        Table table = Table.of("Rows of " + compared.section().title(), columns(report));
        compared.rows().forEach(row -> table.row(cells(report, compared, row)));
        return Markup.of(
                Markup.element("p", Markup.text(String.join(" · ", titles.subList(1, titles.size())))),
                list(ComparisonTitle.notes(compared)),
                table.html(),
                Markup.element("p", Map.of("class", "muted"), Markup.text(LEGEND)));
    }

    private static Column[] columns(ComparisonReport report) {
        List<Column> columns = new ArrayList<>(List.of(Column.text("label"), Column.text("metric")));
        ComparisonCells.TITLES.subList(2, 7).forEach(title -> columns.add(Column.number(title)));
        columns.add(Column.text(ComparisonCells.TITLES.get(7)));
        columns.addAll(List.of(picture("replicates"), picture("change")));
        if (hasHistory(report)) {
            columns.add(picture("history"));
        }
        return columns.toArray(Column[]::new);
    }

    private static boolean hasHistory(ComparisonReport report) {
        return !report.history().equals(History.NONE);
    }

    private static Column picture(String title) {
        return new Column(title, "", Content.PICTURE);
    }

    private static Cell[] cells(ComparisonReport report, SectionComparison compared, RowComparison row) {
        ComparisonCells cells = ComparisonCells.of(row);
        List<Cell> all = new ArrayList<>(List.of(
                ComparisonCells.named(row.key().label()),
                Cell.text(cells.metric()),
                Cell.number(cells.baseline(), centre(row.baseline())),
                Cell.number(cells.candidate(), centre(row.candidate())),
                Cell.number(cells.change(), row.shift().map(Shift::change).orElse(Double.NaN)),
                Cell.number(cells.p(), row.p()),
                Cell.number(cells.gate(), row.gate()),
                verdict(row.verdict()),
                Cell.of(DotPlot.replicates(row)),
                Cell.of(DotPlot.change(row))));
        if (hasHistory(report)) {
            all.add(Cell.of(DotPlot.sparkline(report.history().of(compared.section(), row.key()))));
        }
        return all.toArray(Cell[]::new);
    }

    private static double centre(Optional<Sample> side) {
        return side.map(Sample::centre).orElse(Double.NaN);
    }

    private static Cell verdict(Verdict verdict) {
        Tone tone = switch (verdict) {
            case REGRESSED, FAILED, MISSING -> Tone.BAD;
            case INVALID -> Tone.WARN;
            case IMPROVED, UNCHANGED, NEW -> Tone.GOOD;
            case UNDERPOWERED, INCONCLUSIVE, NOT_JUDGED -> Tone.MUTED;
        };
        return Cell.of(tone.mark(verdict.label()));
    }

    private static Tone tone(Outcome outcome) {
        return switch (outcome) {
            case OK -> Tone.GOOD;
            case REGRESSION -> Tone.BAD;
            case INVALID, UNDERPOWERED -> Tone.WARN;
            case NOT_COMPARABLE -> Tone.MUTED;
        };
    }

    private static Markup list(List<String> lines) {
        Stream<Markup> items = lines.stream().map(line -> Markup.element("li", Markup.text(line)));
        return lines.isEmpty() ? Markup.NONE : Markup.element("ul", Markup.join(items.toList()));
    }
}
