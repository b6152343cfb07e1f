package io.writeproof.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThinningTest {

    private static final Comparator<Point> BY_VALUE = Comparator.comparingDouble(Point::y);

    @Test
    void theLeastAndTheGreatestOfAllStayWhateverTheNumberOfPoints() {
        Random random = new Random(3);
        for (int size : new int[] {2_001, 2_500, 7_200, 86_400}) {
            List<Point> points = IntStream.range(0, size)
                    .mapToObj(i -> new Point(i, random.nextGaussian()))
                    .toList();
            List<Point> thinned = Thinning.of(points, 2_000);
            assertThat(thinned)
                    .hasSizeLessThanOrEqualTo(2_000)
                    .isSortedAccordingTo(Comparator.comparingDouble(Point::x));
            assertThat(points).containsAll(thinned);
            assertThat(thinned)
                    .contains(points.stream().min(BY_VALUE).orElseThrow())
                    .contains(points.stream().max(BY_VALUE).orElseThrow());
        }
    }

    @Test
    void fewPointsStayAsTheyAre() {
        List<Point> points = List.of(new Point(0, 1), new Point(1, Double.NaN));
        assertThat(Thinning.of(points, 2)).isEqualTo(points);
    }

    @Test
    void aStretchOfWhichNothingIsKnownStaysAGap() {
        List<Point> points = IntStream.range(0, 100)
                .mapToObj(i -> new Point(i, i >= 40 && i < 60 ? Double.NaN : i))
                .toList();
        assertThat(Thinning.of(points, 20))
                .anyMatch(point -> Double.isNaN(point.y()))
                .contains(new Point(39, 39), new Point(60, 60));
    }
}
