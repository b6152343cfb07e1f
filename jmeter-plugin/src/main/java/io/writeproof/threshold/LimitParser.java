package io.writeproof.threshold;

import io.writeproof.syntax.TextCursor;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/** The part of {@link RuleParser} that reads the limit of a metric. */
final class LimitParser {

    private static final String TARGET = "target";

    private final TextCursor cursor;
    private final Measure measure;

    LimitParser(TextCursor cursor, Measure measure) {
        this.cursor = cursor;
        this.measure = measure;
    }

    Limit limit() {
        int start = cursor.skipBlanks().offset();
        String word = cursor.takeName();
        if (word.equals(Limit.Word.NONE.toString())) {
            return Limit.Word.NONE;
        }
        if (word.equals(TARGET) && measure == Metric.ACHIEVED_RATE) {
            return targetTimes();
        }
        if (measure.unit() == Unit.STATE) {
            return state(start, word);
        }
        cursor.backTo(start);
        BigDecimal number = cursor.takeNumber(expectedLimit());
        return cursor.skipBlanks().take("*") ? timesTarget(number) : fixed(number);
    }

    private Limit state(int start, String word) {
        if (word.equals(Limit.Word.OK.toString())) {
            return Limit.Word.OK;
        }
        cursor.backTo(start);
        throw cursor.expected("`ok` or `none`");
    }

    private String expectedLimit() {
        return measure == Metric.ACHIEVED_RATE ? "a number, `target` or `none`" : "a number or `none`";
    }

    private Limit targetTimes() {
        if (!cursor.skipBlanks().take("*")) {
            return new Limit.ShareOfTarget(BigDecimal.ONE);
        }
        return new Limit.ShareOfTarget(cursor.skipBlanks().takeNumber("the share of the target"));
    }

    private Limit timesTarget(BigDecimal share) {
        int start = cursor.skipBlanks().offset();
        if (!cursor.take(TARGET)) {
            throw cursor.expected("`target` after `*`");
        }
        if (measure != Metric.ACHIEVED_RATE) {
            throw cursor.error("only achieved_rate can be compared with the target", start);
        }
        return new Limit.ShareOfTarget(share);
    }

    private Limit fixed(BigDecimal number) {
        int suffixStart = cursor.offset();
        String suffix = cursor.takeWhile(c -> Character.isLetterOrDigit(c) || c == '%' || c == '/' || c == '_');
        OptionalDouble factor = measure.unit().factor(suffix);
        if (factor.isEmpty()) {
            cursor.backTo(suffixStart);
            throw cursor.expected(measure.unit().expectedSuffixes() + " after the number");
        }
        double value = number.multiply(BigDecimal.valueOf(factor.getAsDouble())).doubleValue();
        return new Limit.Fixed(value, number.toPlainString() + suffix);
    }
}
