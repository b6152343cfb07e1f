package io.writeproof.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HeatMapTest {

    private static final HeatMap MAP = new HeatMap(
            "heat",
            "Times",
            "ms",
            "columns of 1 s",
            "requests",
            new Grid(1, 4, 1, 3.5, 1, 100, List.of(new long[] {9, 0}, new long[] {9, 1}, new long[] {0, 0}, new long[] {
                9, 0
            })),
            List.of(new Band("steady", 1, 4)));

    @Test
    void neighboursOfAShadeAreOneStrokeAndAShadeIsOnePath() {
        assertThat(MAP.figure().html())
                .contains("viewBox=\"0 -0.5 3.500 2\"")
                .contains("<path class=\"cell heat-7\" d=\"M0 1h2M3 1h1\"></path>")
                .contains("<path class=\"cell heat-1\" d=\"M1 0h1\"></path>");
    }

    @Test
    void itHasTheAxesAndTheBandsOfOtherCharts() {
        assertThat(MAP.figure().html())
                .contains(
                        "<text class=\"tick-y\" dy=\".32em\" x=\"50\" y=\"100%\">1</text>",
                        "<text class=\"tick-y\" dy=\".32em\" x=\"50\" y=\"0%\">100</text>",
                        "<text class=\"tick-x\" dy=\"18\" x=\"100%\" y=\"100%\">0:04</text>",
                        "<text class=\"band-name\" x=\"50%\" y=\"-7\">steady</text>");
    }

    @Test
    void whatItShowsIsSaidInWords() {
        assertThat(MAP.figure().html())
                .contains("role=\"img\"")
                .contains("aria-label=\"Times, ms: 28 requests from 1 to 100, most of them from 1 to 10\"");
    }

    @Test
    void theKeySaysHowManyAShadeStandsFor() {
        assertThat(MAP.figure().html())
                .contains("<li>requests in a cell:</li>")
                .contains("<path class=\"cell heat-7\" d=\"M0 5H18\"></path></svg>7–9</li>");
    }

    @Test
    void theScriptGetsTheCountsForItsCursor() {
        assertThat(MAP.figure().html())
                .contains("{\"from\":1,\"to\":4,\"seconds\":1,\"width\":3.5,\"low\":1,\"high\":100,\"rows\":2,")
                .contains("\"bands\":[[\"steady\",1,4]],\"columns\":[[9],[9,1],[],[9]]}</script>");
    }

    @Test
    void rowsWithoutACountAreOneNumberInWhatTheScriptGets() {
        Grid grid = new Grid(1, 1, 1, 1, 1, 100, List.of(new long[] {0, 0, 5, 0, 7, 0}));

        assertThat(grid.packed()).hasToString("[[-2,5,-1,7]]");
    }

    @Test
    void theScriptTakesItForNoChart() {
        assertThat(MAP.figure().html()).startsWith("<figure aria-labelledby=\"chart-heat-title\" class=\"heat\"");
        assertThat(HeatMap.placeholder("heat").html())
                .isEqualTo("<figure class=\"heat\" hidden=\"hidden\" id=\"chart-heat\"></figure>");
    }
}
