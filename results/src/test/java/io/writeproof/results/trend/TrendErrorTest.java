package io.writeproof.results.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.trend.Series.Point;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often the trend sees a change where there is none, and how often it finds one, by simulation with fixed seeds.
 *
 * <p>{@code -Dwriteproof.trials=1000} takes as many series as the tables in README.md, which are written to {@code
 * target/trend-errors.md}.
 */
final class TrendErrorTest {

    private static final int TRIALS = Integer.getInteger("writeproof.trials", 100);
    private static final int LENGTH = 100;
    private static final int PLACE = 60;
    /** So many runs to either side still name the change. */
    private static final int NEAR = 5;

    private static final Point ANY = new Point(Histories.run(1, 1), 1);

    @Test
    void noiseIsSeldomAChangeAndChangesAreFound() throws IOException {
        List<Step> steps = Stream.of(
                        new Step(0.02, 0.05), new Step(0.02, 0.1), new Step(0.05, 0.05), new Step(0.05, 0.1))
                .toList();

        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/trend-errors.md"), tables(steps));
        assertThat(Stream.of(0.02, 0.05).mapToDouble(TrendErrorTest::falseChanges))
                .allSatisfy(changes -> assertThat(changes).isLessThanOrEqualTo(0.2));
        assertThat(steps.get(1).found()).as("10 % at 2 % noise").isGreaterThanOrEqualTo(0.95);
    }

    private static String tables(List<Step> steps) {
        return """
                | σ | changes seen in 100 runs without one | step | found within 5 runs | median error of its place, runs |
                |--:|--:|--:|--:|--:|
                """
                + steps.stream().map(Step::line).collect(Collectors.joining())
                + """

                | σ | 6 runs | 7 runs | 8 runs | 9 runs |
                |--:|--:|--:|--:|--:|
                """
                + Stream.of(0.02, 0.05, 0.1).map(TrendErrorTest::shortHistories).collect(Collectors.joining());
    }

    /** Changes that are seen in a series of nothing but noise, on average. */
    private static double falseChanges(double noise) {
        return IntStream.range(0, TRIALS)
                .map(seed -> ChangePoints.of(noise(LENGTH, noise, seed)).size())
                .average()
                .orElseThrow();
    }

    private static String shortHistories(double noise) {
        return IntStream.rangeClosed(Trend.SHORTEST_HISTORY, ChangePoints.MIN_LENGTH - 1)
                .mapToObj(length -> percent(IntStream.range(0, TRIALS)
                        .filter(seed -> !changes(noise(length, noise, seed)).isEmpty())
                        .count()))
                .collect(Collectors.joining(" | ", String.format(Locale.ROOT, "| %.0f %% | ", 100 * noise), " |\n"));
    }

    private static List<Change> changes(double[] values) {
        Series.Key key = new Series.Key("simulated", "", "", "", "p99");
        return Trend.of(new Series(
                        key,
                        "ms",
                        Arrays.stream(values)
                                .mapToObj(value -> new Point(ANY.run(), value))
                                .toList()))
                .changes();
    }

    private static String percent(long count) {
        return String.format(Locale.ROOT, "%.1f %%", 100.0 * count / TRIALS);
    }

    private static double[] noise(int length, double noise, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, length)
                .mapToDouble(i -> 100 * (1 + noise * random.nextGaussian()))
                .toArray();
    }

    /** A series of {@value #LENGTH} runs that is higher from run {@value #PLACE} on. */
    private record Step(double noise, double height) {

        /** How far off the nearest change that was seen is; empty when it is too far to name the step. */
        private OptionalInt error(long seed) {
            double[] values = TrendErrorTest.noise(LENGTH, noise, seed);
            for (int i = PLACE; i < LENGTH; i++) {
                values[i] *= 1 + height;
            }
            return ChangePoints.of(values).stream()
                    .mapToInt(place -> Math.abs(place - PLACE))
                    .filter(distance -> distance <= NEAR)
                    .min();
        }

        private int[] errors() {
            return IntStream.range(0, TRIALS)
                    .mapToObj(this::error)
                    .flatMapToInt(OptionalInt::stream)
                    .sorted()
                    .toArray();
        }

        double found() {
            return (double) errors().length / TRIALS;
        }

        String line() {
            int[] errors = errors();
            return String.format(
                    Locale.ROOT,
                    "| %.0f %% | %.3f | %.0f %% | %s | %s |%n",
                    100 * noise,
                    falseChanges(noise),
                    100 * height,
                    percent(errors.length),
                    errors.length == 0 ? "-" : String.valueOf(errors[errors.length / 2]));
        }
    }
}
