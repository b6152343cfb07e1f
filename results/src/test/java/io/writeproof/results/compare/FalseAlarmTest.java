package io.writeproof.results.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.results.compare.MeasuredRow.Kind;
import io.writeproof.results.stats.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How often identical code is called slower or faster, and how often a change is found, by simulation. Every comparison
 * is of a single row, so that Holm's correction does not help.
 *
 * <p>{@code -Dwriteproof.trials=1500} takes as many trials as the table in README.md, which is written to
 * {@code target/false-alarms.md}.
 */
final class FalseAlarmTest {

    private static final int TRIALS = Integer.getInteger("writeproof.trials", 100);
    /** What chance may add in few trials: with 1,500 hardly anything. */
    private static final double CHANCE = 2 / Math.sqrt(TRIALS) * Math.sqrt(0.05 * 0.95);

    private static final Section SECTION =
            new Section("simulated", Optional.empty(), Optional.of("00000000"), List.of(), List.of());
    private static final RowKey KEY = new RowKey("Simulated.code", "avgt");

    @Test
    void identicalCodeIsHardlyEverCalledSlowerAndRealChangesAreFound() throws IOException {
        List<Line> lines = Stream.of(
                        new Case(0, 0.02, 5, 0.05, 0.1),
                        new Case(0.02, 0.02, 5, 0.05, 0.1),
                        new Case(0.03, 0.02, 5, 0.05, 0.1),
                        new Case(0.05, 0.03, 5, 0.05, 0.1),
                        new Case(0.05, 0.03, 10, 0.05, 0.1),
                        new Case(0.02, 0.02, 10, 0.03, 0.05))
                .map(Line::of)
                .toList();

        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/false-alarms.md"), table(lines));
        assertThat(lines).allSatisfy(line -> assertThat(line.regressed).isLessThanOrEqualTo(0.02 + CHANCE));
        assertThat(lines.get(4).found).as("10 % at 5 % noise").isGreaterThanOrEqualTo(0.95 - CHANCE);
        assertThat(lines.get(5).found).as("5 % at 2 % noise").isGreaterThanOrEqualTo(0.90 - CHANCE);
    }

    private static String table(List<Line> lines) {
        return """
               | fork-to-fork σ | iteration σ | forks a side | gate | REGRESSED, code identical | or IMPROVED | shift | found |
               |--:|--:|--:|--:|--:|--:|--:|--:|
               """ + lines.stream().map(Line::text).collect(Collectors.joining());
    }

    /** The verdicts of all trials with a candidate that is slower by {@code shift}. */
    private static List<Verdict> verdicts(Case situation, double shift) {
        return IntStream.range(0, TRIALS)
                .parallel()
                .mapToObj(trial -> situation.verdict(trial, shift))
                .toList();
    }

    private static double share(List<Verdict> verdicts, Verdict verdict) {
        return (double) Collections.frequency(verdicts, verdict) / TRIALS;
    }

    private record Case(double forkNoise, double iterationNoise, int forks, double gate, double shift) {

        Verdict verdict(int trial, double slower) {
            Random random = new Random(31L * trial + Double.hashCode(forkNoise) + forks);
            Map<RowKey, MeasuredRow> before = Map.of(KEY, row(random, 1));
            Map<RowKey, MeasuredRow> after = Map.of(KEY, row(random, 1 + slower));
            return Comparison.ofRows(SECTION, Gates.DEFAULT.withThreshold(gate), before, after)
                    .rows()
                    .findFirst()
                    .orElseThrow()
                    .verdict();
        }

        private MeasuredRow row(Random random, double centre) {
            double[][] iterations = new double[forks][10];
            for (double[] fork : iterations) {
                double value = centre * (1 + forkNoise * random.nextGaussian());
                for (int i = 0; i < fork.length; i++) {
                    fork[i] = value * (1 + iterationNoise * random.nextGaussian());
                }
            }
            return new MeasuredRow(
                    KEY,
                    Kind.MEASURED,
                    "us/op",
                    Direction.ofUnit("us/op"),
                    Sample.ofIterations(iterations),
                    Map.of(),
                    Optional.empty());
        }
    }

    private record Line(Case situation, double regressed, double alarms, double found) {

        static Line of(Case situation) {
            List<Verdict> identical = verdicts(situation, 0);
            double regressed = share(identical, Verdict.REGRESSED);
            return new Line(
                    situation,
                    regressed,
                    regressed + share(identical, Verdict.IMPROVED),
                    share(verdicts(situation, situation.shift), Verdict.REGRESSED));
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "| %.0f %% | %.0f %% | %d | %.0f %% | %.1f %% | %.1f %% | %.0f %% | %.1f %% |%n",
                    100 * situation.forkNoise,
                    100 * situation.iterationNoise,
                    situation.forks,
                    100 * situation.gate,
                    100 * regressed,
                    100 * alarms,
                    100 * situation.shift,
                    100 * found);
        }
    }
}
