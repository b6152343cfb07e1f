package io.writeproof.threshold;

import io.writeproof.syntax.TextCursor;
import io.writeproof.threshold.Rule.Terms;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of {@link RuleParser} that reads the words which narrow a rule down. */
final class SuffixParser {

    /** Those by which a rule is judged while the run goes on. */
    private static final Set<Suffix> DURING_THE_RUN = EnumSet.of(Suffix.FOR, Suffix.ABORT);

    private final TextCursor cursor;
    private final Measure measure;
    private Duration after = Duration.ZERO;
    private @Nullable Duration window;
    private @Nullable Long minSamples;
    private OnBreak onBreak = OnBreak.REPORT;

    SuffixParser(TextCursor cursor, Measure measure) {
        this.cursor = cursor;
        this.measure = measure;
    }

    /** The phases that stand before the comparison; none when none do. */
    List<String> phases() {
        int start = cursor.skipBlanks().offset();
        if (!cursor.takeName().equals(Suffix.IN.toString())) {
            cursor.backTo(start);
            return List.of();
        }
        check(Suffix.IN, start);
        List<String> phases = new ArrayList<>();
        do {
            phases.add(PhaseNames.take(cursor));
        } while (cursor.skipBlanks().take(","));
        return phases.stream().distinct().toList();
    }

    /** Reads what stands after this limit. */
    SuffixParser read(Limit limit) {
        Suffix last = Suffix.IN;
        int start = cursor.skipBlanks().offset();
        Optional<Suffix> next = Suffix.called(cursor.takeName());
        while (next.isPresent()) {
            Suffix suffix = next.get();
            check(suffix, start);
            if (limit.needsPhase() && DURING_THE_RUN.contains(suffix)) {
                throw cursor.error(
                        "a limit from another phase is known at the end of the run, so the rule takes no `" + suffix
                                + "`",
                        start);
            }
            if (suffix.compareTo(last) <= 0) {
                throw cursor.error(misplaced(suffix, last), start);
            }
            take(suffix);
            last = suffix;
            start = cursor.skipBlanks().offset();
            next = Suffix.called(cursor.takeName());
        }
        cursor.backTo(start);
        return this;
    }

    private static String misplaced(Suffix suffix, Suffix last) {
        if (suffix == Suffix.IN) {
            return "`in` stands before the comparison, as in `p99 in steady <= 250ms`";
        }
        return suffix == last ? "`" + suffix + "` is there twice" : "`" + suffix + "` stands before `" + last + "`";
    }

    private void check(Suffix suffix, int start) {
        if (!measure.suffixes().contains(suffix)) {
            throw cursor.error(
                    "`" + measure + "` takes no `" + suffix + "`; it takes " + Suffix.list(measure.suffixes()), start);
        }
    }

    private void take(Suffix suffix) {
        switch (suffix) {
            case IN -> throw new IllegalStateException("the phases were read before");
            case AFTER -> after = Seconds.parse(cursor);
            case FOR -> window = Seconds.parse(cursor);
            case WITH -> minSamples = samples();
            case ABORT -> onBreak = OnBreak.ABORT;
        }
    }

    private long samples() {
        int start = cursor.skipBlanks().offset();
        BigDecimal number = cursor.takeNumber("a number of samples, as in `with 100 samples`");
        boolean counts = number.scale() <= 0 && number.signum() > 0 && number.precision() < 18;
        if (!counts) {
            throw cursor.error("expected a whole number of samples, at least 1", start);
        }
        int unit = cursor.skipBlanks().offset();
        if (!cursor.takeName().equals("samples")) {
            cursor.backTo(unit);
            throw cursor.expected("`samples` after the number");
        }
        return number.longValueExact();
    }

    Duration after() {
        return after;
    }

    Terms terms() {
        return new Terms(window, minSamples, onBreak);
    }
}
