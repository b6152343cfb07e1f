package io.writeproof.threshold;

import io.writeproof.threshold.Limit.Reference;
import io.writeproof.threshold.Limit.Reference.OtherPhase;
import io.writeproof.threshold.Limit.Reference.Word;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number that a limit stands for.
 *
 * @param traffic of the rule's scope; null when the rule is about no samples
 * @param judge knows what else the limit may be relative to
 */
record LimitReader(Rule rule, @Nullable Traffic traffic, Judge judge) {

    /** The number, and a note that tells what it came from. */
    Reading read() {
        Limit limit = rule.condition().limit();
        Reading number = read(limit);
        return number instanceof Reading.Value value
                ? new Reading.Value(value.value(), origin(limit, value.value()))
                : number;
    }

    private Reading read(Limit limit) {
        if (limit instanceof Limit.Fixed fixed) {
            return Reading.of(fixed.value());
        }
        if (limit instanceof Limit.Share share) {
            Reading reference = value(share.reference());
            return reference instanceof Reading.Value value
                    ? Reading.of(share.factor().doubleValue() * value.value())
                    : reference;
        }
        if (limit instanceof Limit.Sum sum) {
            return sum(read(sum.limit()), sum);
        }
        return extreme((Limit.Extreme) limit);
    }

    private static Reading sum(Reading reading, Limit.Sum sum) {
        double amount = sum.amount().value();
        return reading instanceof Reading.Value value
                ? Reading.of(value.value() + (sum.sign() == Limit.Sign.PLUS ? amount : -amount))
                : reading;
    }

    private Reading extreme(Limit.Extreme extreme) {
        Reading first = read(extreme.limits().get(0));
        Reading second = read(extreme.limits().get(1));
        if (first instanceof Reading.Value a && second instanceof Reading.Value b) {
            return Reading.of(extreme.choice().of(a.value(), b.value()));
        }
        return first instanceof Reading.Missing ? first : second;
    }

    private Reading value(Reference reference) {
        if (reference instanceof OtherPhase phase) {
            Reading there = judge.reading(rule.in(phase.name()));
            return there instanceof Reading.Missing missing
                    ? new Reading.Missing("nothing to compare with in " + phase + ": " + missing.reason())
                    : there;
        }
        return switch ((Word) reference) {
            case TARGET ->
                traffic == null || traffic.targetRate() == null
                        ? new Reading.Missing(
                                "no target: the plan has no Arrival Schedule that plans measured requests")
                        : Reading.of(traffic.targetRate());
            case BASELINE -> {
                OptionalDouble value = judge.measurements().baseline().value(rule);
                yield value.isPresent()
                        ? Reading.of(value.getAsDouble())
                        : new Reading.Missing("no baseline: the earlier run does not tell " + rule.subject());
            }
        };
    }

    private String origin(Limit limit, double number) {
        if (limit.references().isEmpty()) {
            return "";
        }
        String formula = limit instanceof Limit.Share share ? share.factor().toPlainString() + " of " : limit + ", ";
        return limit.references().stream()
                .map(reference ->
                        reference + " " + shown(reference, rule.measure().shownIn(number)))
                .collect(Collectors.joining(", ", " (" + formula, ")"));
    }

    /** The target was written by somebody, everything else was measured. */
    private String shown(Reference reference, Unit unit) {
        double value = ((Reading.Value) value(reference)).value();
        return reference == Word.TARGET ? unit.exactly(value) : unit.measured(value);
    }
}
