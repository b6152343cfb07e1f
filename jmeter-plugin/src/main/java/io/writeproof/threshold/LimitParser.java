package io.writeproof.threshold;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.syntax.TextCursor;
import io.writeproof.threshold.Limit.Choice;
import io.writeproof.threshold.Limit.Reference;
import io.writeproof.threshold.Limit.Reference.OtherPhase;
import io.writeproof.threshold.Limit.Reference.Word;
import io.writeproof.threshold.Limit.Sign;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The part of {@link RuleParser} that reads the limit of a measure. */
final class LimitParser {

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
        if (measure.unit() == Unit.STATE) {
            return state(start, word);
        }
        Optional<Choice> choice = called(word, Choice.values());
        if (choice.isPresent() && cursor.skipBlanks().take("(")) {
            return extreme(choice.get());
        }
        cursor.backTo(start);
        return term();
    }

    private Limit state(int start, String word) {
        if (word.equals(Limit.Word.OK.toString())) {
            return Limit.Word.OK;
        }
        cursor.backTo(start);
        throw cursor.expected("`ok` or `none`");
    }

    private Limit extreme(Choice choice) {
        Limit first = term();
        if (!cursor.skipBlanks().take(",")) {
            throw cursor.expected("`,` and a second limit");
        }
        Limit second = term();
        if (!cursor.skipBlanks().take(")")) {
            throw cursor.expected("`)` after the second limit");
        }
        return new Limit.Extreme(choice, List.of(first, second));
    }

    private Limit term() {
        Optional<Reference> reference = reference();
        if (reference.isPresent()) {
            return plusAmount(new Limit.Share(factor(), reference.get()));
        }
        BigDecimal number = cursor.takeNumber(expectedLimit());
        return cursor.skipBlanks().take("*") ? plusAmount(times(number)) : fixed(number);
    }

    private String expectedLimit() {
        return measure == Metric.ACHIEVED_RATE ? "a number, `target` or `none`" : "a number or `none`";
    }

    private BigDecimal factor() {
        return cursor.skipBlanks().take("*") ? cursor.skipBlanks().takeNumber("the factor after `*`") : BigDecimal.ONE;
    }

    private Limit times(BigDecimal factor) {
        Reference reference =
                reference().orElseThrow(() -> cursor.expected("`target`, `baseline` or `phase` with a name after `*`"));
        return new Limit.Share(factor, reference);
    }

    /** Empty when something else comes next. */
    private Optional<Reference> reference() {
        int start = cursor.skipBlanks().offset();
        String word = cursor.takeName();
        Optional<Reference> reference = word.equals(OtherPhase.WORD)
                ? Optional.of(new OtherPhase(PhaseNames.take(cursor)))
                : called(word, Word.values()).map(Function.identity());
        reference.ifPresentOrElse(one -> check(one, start), () -> cursor.backTo(start));
        return reference;
    }

    private void check(Reference reference, int start) {
        boolean ofSamples = measure instanceof Timed || (measure instanceof Metric metric && metric.ofSamples());
        boolean ofTarget = measure instanceof TargetMeasure target && target.function() != TargetMeasure.Function.RISE;
        if (reference == Word.TARGET && measure != Metric.ACHIEVED_RATE) {
            throw cursor.error("only achieved_rate can be compared with the target", start);
        }
        if (reference == Word.BASELINE && !ofSamples) {
            throw cursor.error("only figures of samples can be compared with a baseline", start);
        }
        if (reference instanceof OtherPhase && !ofSamples && !ofTarget) {
            throw cursor.error(
                    "only figures of samples and of the target can be compared with another phase, and no rise", start);
        }
    }

    private Limit plusAmount(Limit limit) {
        Optional<Sign> sign = Arrays.stream(Sign.values())
                .filter(one -> cursor.skipBlanks().take(one.toString()))
                .findFirst();
        return sign.isEmpty()
                ? limit
                : new Limit.Sum(
                        limit,
                        sign.get(),
                        fixed(cursor.skipBlanks().takeNumber("a number after `" + sign.get() + "`")));
    }

    private Limit.Fixed fixed(BigDecimal number) {
        int start = cursor.offset();
        int suffixStart = cursor.skipBlanks().offset();
        String suffix = cursor.takeWhile(c -> Character.isLetterOrDigit(c) || c == '%' || c == '/' || c == '_');
        if (Suffix.called(suffix).isPresent()) {
            cursor.backTo(start);
            suffix = "";
        }
        OptionalDouble factor = measure.unit().factor(suffix);
        if (factor.isEmpty()) {
            cursor.backTo(suffixStart);
            throw unit();
        }
        double value = number.multiply(BigDecimal.valueOf(factor.getAsDouble())).doubleValue();
        return new Limit.Fixed(value, number.toPlainString() + suffix);
    }

    private SyntaxException unit() {
        return cursor.expected(measure.unit().expectedSuffixes() + " after the number");
    }

    private static <T> Optional<T> called(String word, T[] constants) {
        return Arrays.stream(constants)
                .filter(one -> one.toString().equals(word))
                .findFirst();
    }
}
