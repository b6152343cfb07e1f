package io.writeproof.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The quantile is the one that Prometheus documents, worked out by hand. */
class HistogramQuantileTest {

    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @ParameterizedTest
    @CsvSource({"0, 0", "0.25, 0.05", "0.5, 0.1", "0.625, 0.3", "0.75, 0.5", "0.9, 0.8", "1, 1"})
    void observationsAreEvenlySpreadWithinTheirBucket(double quantile, double value) throws TargetException {
        Map<Double, Double> cumulative = Map.of(0.1, 20.0, 0.5, 30.0, 1.0, 40.0, 2.0, 40.0, INFINITE, 40.0);

        assertThat(HistogramQuantile.of(quantile, new TreeMap<>(cumulative))).isCloseTo(value, within(1e-12));
    }

    @Test
    void aLowestBucketThatIsNotPositiveIsItsBound() throws TargetException {
        TreeMap<Double, Double> cumulative = new TreeMap<>(Map.of(-1.0, 5.0, 0.0, 10.0, INFINITE, 10.0));

        assertThat(HistogramQuantile.of(0.2, cumulative)).isEqualTo(-1);
        assertThat(HistogramQuantile.of(0.75, cumulative)).isEqualTo(-0.5);
    }

    @Test
    void whatLiesAboveTheBucketsHasNoValue() {
        TreeMap<Double, Double> cumulative = new TreeMap<>(Map.of(0.1, 98.0, 0.5, 98.0, INFINITE, 100.0));

        assertThatThrownBy(() -> HistogramQuantile.of(0.99, cumulative))
                .hasMessage("the quantile lies above 0.5, the highest bound of the histogram's buckets");
    }

    @Test
    void withoutObservationsOrTheInfiniteBucketThereIsNoQuantile() {
        assertThatThrownBy(() -> HistogramQuantile.of(0.5, new TreeMap<>(Map.of(0.1, 0.0, INFINITE, 0.0))))
                .hasMessage("the histogram counted no observation in this time");
        assertThatThrownBy(() -> HistogramQuantile.of(0.5, new TreeMap<>(Map.of(0.1, 3.0))))
                .hasMessage("the histogram has no bucket with the bound +Inf");
    }
}
