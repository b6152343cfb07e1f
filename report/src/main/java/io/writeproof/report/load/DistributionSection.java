package io.writeproof.report.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.report.Markup;
import io.writeproof.report.Section;
import io.writeproof.report.chart.Axis;
import io.writeproof.report.chart.Chart;
import io.writeproof.report.chart.Ink;
import io.writeproof.report.chart.Mark;
import io.writeproof.report.chart.Point;
import io.writeproof.report.chart.Scale;
import io.writeproof.report.chart.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole distribution of each label's times: from the planned send, which tells of stalls, and from the actual one. */
final class DistributionSection {

    /** More labels are only in the table of labels. */
    private static final int MOST_CHARTS = 6;

    private DistributionSection() {}

    static Optional<Section> of(LoadDocument document) {
        Map<String, List<Spectrum>> byLabel = new LinkedHashMap<>();
        document.spectra().stream()
                .filter(spectrum -> !spectrum.points().isEmpty())
                .sorted(Comparator.comparing(Spectrum::kind))
                .forEach(spectrum -> byLabel.computeIfAbsent(spectrum.label(), label -> new ArrayList<>())
                        .add(spectrum));
        if (byLabel.isEmpty()) {
            return Optional.empty();
        }
        JsonNode labels = document.run().path("labels");
        List<String> shown = byLabel.keySet().stream()
                .sorted(Comparator.comparingLong((String label) ->
                                -labels.path(label).path("count").asLong())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_CHARTS)
                .toList();
        List<Chart> charts = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            charts.add(chart(i, shown.get(i), byLabel.getOrDefault(shown.get(i), List.of())));
        }
        return Optional.of(new Section(
                "distribution",
                "Distribution",
                Markup.of(note(), Chart.figures(charts), more(byLabel.size() - shown.size()))));
    }

    private static Chart chart(int index, String label, List<Spectrum> spectra) {
        List<Series> lines = spectra.stream().map(DistributionSection::line).toList();
        return new Chart(
                "distribution-" + index,
                label,
                Axis.percentile(),
                new Axis("by percentile", "ms", Scale.fitting(lines)),
                lines,
                List.of());
    }

    private static Series line(Spectrum spectrum) {
        List<Point> points = spectrum.points().stream()
                .filter(point -> point.length == 2)
                .map(point -> new Point(point[0], point[1]))
                .toList();
        return spectrum.kind().equals("service")
                ? Series.byPercentile("service time, from the actual send", Ink.TEAL, Mark.DASHED, points)
                : Series.byPercentile("response time, from the planned send", Ink.BLUE, Mark.LINE, points);
    }

    private static Markup note() {
        return Markup.element(
                "p",
                Map.of("class", "muted"),
                Markup.text(
                        "Each further nine of the percentile takes the same room. Where the lines part, requests waited for "
                                + "their turn: the response time has that wait in it, the service time has not."));
    }

    private static Markup more(int labels) {
        return labels <= 0
                ? Markup.NONE
                : Markup.element(
                        "p",
                        Map.of("class", "muted"),
                        Markup.text(labels + " more labels with fewer requests are in the table of labels."));
    }
}
