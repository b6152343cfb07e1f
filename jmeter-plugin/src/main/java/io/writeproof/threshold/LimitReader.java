package io.writeproof.threshold;

import io.writeproof.threshold.Limit.Reference;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Finds the number that a limit stands for.
 *
 * @param traffic of the rule's scope; null when the rule is about no samples
 */
record LimitReader(Rule rule, @Nullable Traffic traffic, Baseline baseline) {

    private static final Reference[] REFERENCES = Reference.values();

    /** The number, and a note that tells what it came from. */
    Reading read() {
        Limit limit = rule.condition().limit();
        Reading number = read(limit);
        return number instanceof Reading.Value value ? new Reading.Value(value.value(), origin(limit)) : number;
    }

    private Reading read(Limit limit) {
        if (limit instanceof Limit.Fixed fixed) {
            return Reading.of(fixed.value());
        }
        if (limit instanceof Limit.Share share) {
            return reference(share);
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

    private Reading reference(Limit.Share share) {
        OptionalDouble value = value(share.reference());
        if (value.isPresent()) {
            return Reading.of(share.factor().doubleValue() * value.getAsDouble());
        }
        return new Reading.Missing(
                switch (share.reference()) {
                    case TARGET -> "no target: the plan has no Arrival Schedule that plans measured requests";
                    case BASELINE -> "no baseline: the earlier run does not tell " + rule.subject();
                });
    }

    private OptionalDouble value(Reference reference) {
        return switch (reference) {
            case TARGET ->
                traffic == null || traffic.targetRate() == null
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(traffic.targetRate());
            case BASELINE -> baseline.value(rule);
        };
    }

    private String origin(Limit limit) {
        for (Reference reference : REFERENCES) {
            if (limit.needs(reference)) {
                String formula =
                        limit instanceof Limit.Share share ? share.factor().toPlainString() + " of" : limit + ",";
                return " (" + formula + " " + reference + " " + shown(reference) + ")";
            }
        }
        return "";
    }

    /** The target was written by somebody, the baseline was measured. */
    private String shown(Reference reference) {
        Unit unit = rule.measure().unit();
        double value = value(reference).orElseThrow();
        return reference == Reference.TARGET ? unit.exactly(value) : unit.measured(value);
    }
}
