package io.writeproof.report.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.chart.Grid;
import io.writeproof.report.chart.HeatMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseHeatTest {

    private static final Offset<Double> EXACTLY = Offset.offset(1e-9);

    @Test
    void bucketsAreRowsAndSecondsAreColumns() {
        Grid grid = grid(line(1, "[-25,98,0,2]"), line(2.002, "[-25,97,3]"));

        assertThat(grid.columns()).hasSize(2);
        assertThat(grid.low()).isCloseTo(Math.pow(10, -4 / 12.0), EXACTLY);
        assertThat(grid.high()).isCloseTo(Math.pow(10, 8 / 12.0), EXACTLY);
        assertThat(grid.columns().get(0)).containsExactly(0, 0, 0, 0, 98, 0, 2, 0, 0, 0, 0, 0);
        assertThat(grid.columns().get(1)).containsExactly(0, 0, 0, 0, 97, 3, 0, 0, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 179, 180, 181, 250, 7_200, 100_000})
    void thereAreAtMost180ColumnsOfWholeSecondsAndNothingIsLeftOut(int seconds) {
        Grid grid = grid(IntStream.rangeClosed(1, seconds)
                .mapToObj(second -> line(second + 0.001, "[-25,1]"))
                .toArray(JsonNode[]::new));

        assertThat(grid.columns()).hasSizeLessThanOrEqualTo(180);
        assertThat(grid.columns().stream().mapToLong(column -> column[5]).sum()).isEqualTo(seconds);
        assertThat(grid.columns().size() - grid.width()).isBetween(0.0, 0.999);
    }

    @Test
    void timesFromMicrosecondsToAnHourAreAtMost40RowsWithPowersOfTenAtTheirEdges() {
        Grid grid = grid(line(1, "[5,-50,1,-51,2]"));

        assertThat(grid.columns().get(0))
                .hasSizeLessThanOrEqualTo(40)
                .startsWith(5)
                .endsWith(2);
        double rowsOfADecade = grid.columns().get(0).length / Math.log10(grid.high() / grid.low());
        assertThat(rowsOfADecade).isCloseTo(4, EXACTLY);
        assertThat(grid.low()).isCloseTo(0.01 * Math.pow(10, -1 / 4.0), EXACTLY);
    }

    @Test
    void whileTheRunGoesOnOnlyCompleteColumnsAreDrawnSoThatItNeedNotBeSentEachSecond() {
        assertThat(growing(201)).isEqualTo(growing(200));
        assertThat(growing(202)).isNotEqualTo(growing(201));
    }

    @Test
    void aTimelineWithoutCountsHasNoPicture() {
        ObjectNode second = line(1, "[]");
        second.remove("response_counts");

        assertThat(picture(List.of(second), "{}")).isEmpty();
        assertThat(picture(List.of(), "{}")).isEmpty();
        assertThat(picture(List.of(line(1, "[]"), line(2, "'nonsense'"), line(3, "[-200,7]")), "{}"))
                .isEmpty();
    }

    @Test
    void numbersThatMakeNoSenseBreakNothing() {
        Grid grid = grid(line(1, "[-9223372036854775808,7,'x',{}]"), line(-3, "[-25,1]"), line(1, "[-25,1]"));

        assertThat(grid.columns()).hasSize(1);
        assertThat(grid.columns().get(0)[5]).isEqualTo(1);
    }

    private static String growing(int seconds) {
        List<JsonNode> lines = IntStream.rangeClosed(1, seconds)
                .<JsonNode>mapToObj(second -> line(second, "[-25,1]"))
                .toList();
        return picture(lines, "{'provisional':true}").orElseThrow().figure().html();
    }

    private static Grid grid(JsonNode... seconds) {
        return picture(List.of(seconds), "{}").orElseThrow().grid();
    }

    private static Optional<HeatMap> picture(List<JsonNode> seconds, String run) {
        return ResponseHeat.of(new LoadDocument(SimulatedRun.json(run), seconds, List.of()), List.of());
    }

    private static ObjectNode line(double t, String counts) {
        return SimulatedRun.json("{'t':" + t + ",'response_counts':" + counts + "}");
    }
}
