package io.writeproof.threshold;

import io.writeproof.syntax.TextCursor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A figure from what the target itself exposes. Immutable.
 *
 * @param quantile 0 to 1; null for every function but {@link Function#QUANTILE}
 * @param series two for {@link Function#RATIO}, one for the others
 */
public record TargetMeasure(Function function, @Nullable BigDecimal quantile, List<Series> series) implements Measure {

    public TargetMeasure {
        series = List.copyOf(series);
    }

    /**
     * Reads one, such as {@code rate(http_requests_total)}, with or without the {@code target.} that a rule has before it.
     *
     * @throws io.writeproof.syntax.SyntaxException when the text is not one
     */
    public static TargetMeasure parse(String text) {
        TextCursor cursor = new TextCursor(text);
        cursor.skipBlanks().take("target.");
        TargetMeasure measure = new TargetParser(cursor).measure();
        if (!cursor.skipBlanks().atEnd()) {
            throw cursor.expected("the end of the figure");
        }
        return measure;
    }

    /** What is made of the values that were read in the scope. */
    public enum Function {
        /** The last. */
        VALUE("value", Unit.PLAIN),
        MIN("min", Unit.PLAIN),
        MAX("max", Unit.PLAIN),
        MEAN("mean", Unit.PLAIN),
        /** The last minus the first. */
        DELTA("delta", Unit.PLAIN),
        /** The last minus the first, per second. */
        RATE("rate", Unit.PLAIN),
        /** The delta of the first series as a share of that of the second. */
        RATIO("ratio", Unit.RATIO),
        /** A quantile of a histogram's delta. */
        QUANTILE("quantile", Unit.PLAIN),
        /** How much the values rise over the scope, as a share of their level. */
        RISE("rise", Unit.RATIO);

        private final String text;
        private final Unit unit;

        Function(String text, Unit unit) {
            this.text = text;
            this.unit = unit;
        }

        static Optional<Function> called(String text) {
            return Arrays.stream(values())
                    .filter(function -> function.text.equals(text))
                    .findFirst();
        }

        /** All names, for a message. */
        static String names() {
            return Arrays.stream(values()).map(Function::toString).collect(Collectors.joining(", "));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    @Override
    public Unit unit() {
        return function.unit;
    }

    /** What is more than its whole is no share: the ratio of a sum and a count, say, is a mean. */
    @Override
    public Unit shownIn(double value) {
        return function == Function.RATIO && value > 1 ? Unit.PLAIN : unit();
    }

    @Override
    public String noun() {
        return toString();
    }

    @Override
    public Set<Suffix> suffixes() {
        return function == Function.RISE
                ? Set.of(Suffix.IN, Suffix.AFTER)
                : Set.of(Suffix.IN, Suffix.AFTER, Suffix.ABORT);
    }

    @Override
    public boolean grows() {
        return function == Function.DELTA || function == Function.MAX;
    }

    @Override
    public String toString() {
        String arguments = series.stream().map(Series::toString).collect(Collectors.joining(", "));
        return "target." + function + "(" + (quantile == null ? "" : quantile.toPlainString() + ", ") + arguments + ")";
    }
}
