package io.writeproof.durability;

import io.writeproof.durability.Loss.Shape;
import io.writeproof.results.stats.Medians;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All trials of one variant under one treatment. Immutable.
 *
 * @param findings of each trial, in order; not empty
 */
record Cell(Variant variant, Treatment treatment, List<Finding> findings) {

    Cell {
        findings = List.copyOf(findings);
    }

    long acknowledged() {
        return sum(finding -> finding.loss().acknowledged());
    }

    long lost() {
        return sum(finding -> finding.loss().lost());
    }

    /** The lost part of the acknowledged rows. */
    double lostRatio() {
        return acknowledged() == 0 ? 0 : (double) lost() / acknowledged();
    }

    /** What the lost part is at most, with 95 % confidence, if rows were lost one by one. */
    double lostRatioAtMost() {
        return UpperBound.of(lost(), acknowledged());
    }

    /** The longest of all trials. */
    double windowMillis() {
        return findings.stream()
                .mapToDouble(finding -> finding.loss().windowMillis())
                .max()
                .orElse(0);
    }

    /** The longest of all trials. */
    long longestRun() {
        return findings.stream()
                .mapToLong(finding -> finding.loss().longestRun())
                .max()
                .orElse(0);
    }

    /** The worst of all trials. */
    Shape shape() {
        return findings.stream()
                .map(finding -> finding.loss().shape())
                .max(Comparator.naturalOrder())
                .orElse(Shape.NONE);
    }

    /** The sum of all trials' bounds; each trial is held to its own. */
    long bound() {
        return sum(Finding::bound);
    }

    /** The sums of all trials. */
    Residue residue() {
        return new Residue(
                sum(finding -> finding.residue().unacknowledged()),
                sum(finding -> finding.residue().indeterminate()),
                sum(finding -> finding.residue().duplicates()),
                sum(finding -> finding.residue().unexpected()),
                sum(finding -> finding.residue().orphans()));
    }

    double recoveryMillisMedian() {
        return Medians.of(findings.stream().mapToDouble(Finding::recoveryMillis).toArray());
    }

    double recoveryMillisMax() {
        return findings.stream().mapToDouble(Finding::recoveryMillis).max().orElse(0);
    }

    boolean passed() {
        return problems().isEmpty();
    }

    /** Everything that is not as expected, a sentence each. */
    List<String> problems() {
        return IntStream.range(0, findings.size())
                .boxed()
                .flatMap(this::problems)
                .toList();
    }

    private Stream<String> problems(int trial) {
        String where = variant + " under " + treatment.label() + ", kill " + (trial + 1) + ": ";
        return treatment.problems(findings.get(trial)).stream().map(where::concat);
    }

    private long sum(ToLongFunction<Finding> count) {
        return findings.stream().mapToLong(count).sum();
    }
}
