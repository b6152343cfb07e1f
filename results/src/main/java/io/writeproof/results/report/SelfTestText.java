package io.writeproof.results.report;

import io.writeproof.results.compare.RowComparison;
import io.writeproof.results.compare.SelfTest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a self-test showed, as text. Stateless. */
public final class SelfTestText {

    private SelfTestText() {}

    /** A line for each half, and a line for each row that should have been found; ended by a line feed. */
    public static String of(SelfTest test) {
        String injected = Figures.percent(test.injected()) + " %";
        return "injected 0 %: "
                + ComparisonTitle.summary(test.unchanged(), test.unchanged().outcome()) + "\n"
                + rows(test.unchanged().rows().filter(row -> row.verdict().fails()), "red without a change")
                + "injected " + injected + ": " + test.found() + " of " + test.judged() + " rows turned red\n"
                + rows(test.notFound(), "not found with " + injected)
                + (test.proven()
                        ? "proven: the gate stays green, and turns red\n"
                        : "not proven: with these runs the gate does not do its duty; take more replicates, "
                                + "reduce the noise or inject more\n");
    }

    private static String rows(Stream<RowComparison> rows, String what) {
        return rows.map(row -> "  " + what + ": "
                        + ComparisonCells.shortLabel(row.key().toString()) + " "
                        + row.verdict().label() + (row.note().isEmpty() ? "" : ", " + row.note()) + "\n")
                .collect(Collectors.joining());
    }
}
