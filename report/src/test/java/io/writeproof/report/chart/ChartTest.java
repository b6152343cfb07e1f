package io.writeproof.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChartTest {

    @Test
    void aChartIsDrawnAndGivesItsNumbersToTheScript() {
        Series line = new Series(
                "p99",
                Ink.RED,
                Mark.DASHED,
                List.of(new Point(0, 1), new Point(5, Double.NaN), new Point(10, 4.00049)),
                "response_ms/p99",
                1);
        String html = chart(line, List.of(new Band("steady", 0, 10))).figure().html();
        assertThat(html)
                .contains("<path class=\"line dashed ink-red\" d=\"M0 800M1000 200\"></path>")
                .contains("<text class=\"band-name\" x=\"50%\" y=\"-7\">steady</text>")
                .contains("aria-label=\"Latency, ms: p99 from 1 to 4.00\"")
                .contains("\"bands\":[[\"steady\",0,10]]")
                .contains("{\"name\":\"p99\",\"ink\":\"ink-red\",\"mark\":\"dashed\",\"source\":\"response_ms/p99\","
                        + "\"factor\":1.0,\"x\":[0,5,10],\"y\":[1,null,4]}");
    }

    @Test
    void aLongSeriesIsThinnedForThePictureAndForTheScript() {
        List<Point> points =
                IntStream.range(0, 7_200).mapToObj(i -> new Point(i, i % 7)).toList();
        String html = chart(Series.of("x", Ink.BLUE, Mark.LINE, points), List.of())
                .figure()
                .html();
        String drawing = html.substring(html.indexOf("class=\"plot\""));
        assertThat(Pattern.compile("[ML]\\d+ \\d+").matcher(drawing).results()).hasSizeBetween(200, 300);
        String numbers = html.substring(html.indexOf("\"y\":["));
        assertThat(Pattern.compile("\\d+").matcher(numbers).results()).hasSizeBetween(1_800, 2_000);
    }

    @Test
    void thePercentileThatIsInfinitelyFarAwayIsLeftOut() {
        Series line = Series.byPercentile(
                "all", Ink.BLUE, Mark.LINE, List.of(new Point(0, 1), new Point(0.9, 2), new Point(1, 50)));
        String html = new Chart("p", "P", Axis.percentile(), Axis.linear("", "ms"), List.of(line), List.of())
                .figure()
                .html();
        assertThat(html)
                .contains("\"x\":[0,0.9],\"y\":[1,2]")
                .contains("<path class=\"line ink-blue\" d=\"M0 500L1000 0\"></path>");
    }

    @Test
    void aSeriesWithoutValuesIsNoChart() {
        Chart chart = chart(Series.of("x", Ink.BLUE, Mark.LINE, List.of(new Point(1, Double.NaN))), List.of());
        assertThat(chart.hasValues()).isFalse();
        assertThat(chart.figure().html()).contains("<div class=\"drawing\"></div>");
    }

    private static Chart chart(Series line, List<Band> bands) {
        return new Chart("latency", "Latency", Axis.time(), Axis.linear("", "ms"), List.of(line), bands);
    }
}
