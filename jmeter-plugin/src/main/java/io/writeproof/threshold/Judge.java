package io.writeproof.threshold;

import io.writeproof.threshold.Measurements.Finding;
import io.writeproof.threshold.Measurements.State;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares one rule with the measurements. Has no state and no effects. */
public final class Judge {

    private final Measurements measurements;

    public Judge(Measurements measurements) {
        this.measurements = measurements;
    }

    /** Whether the rule was kept, and why. Without data it was not. */
    public Outcome judge(Rule rule) {
        if (rule.condition().limit() == Limit.Word.NONE) {
            return unlimited(rule);
        }
        if (rule.measure() == Metric.PARITY) {
            return parity(rule);
        }
        Reading reading = read(rule);
        if (reading.value == null) {
            return Outcome.broken(rule, reading.note);
        }
        return compare(rule, reading.value, reading.note);
    }

    private Outcome unlimited(Rule rule) {
        Reading reading = rule.measure() == Metric.PARITY ? Reading.missing("") : read(rule);
        Unit unit = rule.measure().unit();
        String actual = reading.value == null
                ? "no limit configured"
                : rule.measure().noun() + " " + unit.measured(reading.value) + ", no limit configured";
        return new Outcome(rule, true, reading.value, null, actual);
    }

    private Outcome parity(Rule rule) {
        Finding finding = measurements.run().parity();
        return finding == null
                ? Outcome.broken(rule, "no data: parity was not checked")
                : new Outcome(rule, finding.state() == State.OK, null, null, finding.reason());
    }

    private Outcome compare(Rule rule, double actual, String note) {
        if (!(rule.condition().limit() instanceof Limit.ShareOfTarget target)) {
            return outcome(rule, actual, ((Limit.Fixed) rule.condition().limit()).value(), note);
        }
        Double rate = measurements.targetRate();
        if (rate == null) {
            return Outcome.broken(rule, "no target: the plan has no Arrival Schedule that plans measured requests");
        }
        String share = " (" + target.share().toPlainString() + " of target " + Unit.PER_SECOND.exactly(rate) + ")";
        return outcome(rule, actual, target.share().doubleValue() * rate, share);
    }

    private static Outcome outcome(Rule rule, double actual, double limit, String note) {
        Unit unit = rule.measure().unit();
        Comparison comparison = rule.condition().comparison();
        boolean target = rule.condition().limit() instanceof Limit.ShareOfTarget;
        String reason = (rule.label() == null ? "" : rule.label() + ": ")
                + rule.measure().noun() + " " + unit.measured(actual, limit)
                + " " + comparison.found(actual, limit)
                + " " + comparison.limitNoun() + " " + (target ? unit.measured(limit) : unit.exactly(limit))
                + note;
        return new Outcome(rule, comparison.holds(actual, limit), actual, limit, reason);
    }

    private Reading read(Rule rule) {
        if (rule.measure() instanceof Metric metric && !metric.ofSamples()) {
            Double value = measurements.run().numbers().get(metric);
            return value == null
                    ? Reading.missing("no data: " + metric.noun() + " (" + metric + ") was not measured in this run")
                    : new Reading(value, "");
        }
        String label = rule.label();
        Traffic traffic =
                label == null ? measurements.total() : measurements.labels().get(label);
        if (traffic == null) {
            return Reading.missing(
                    "no data: no measured sample has the label `" + label + "`; labels seen: " + labels());
        }
        return traffic.samples().requests() == 0
                ? Reading.missing("no data: there was no sample in a measured phase")
                : read(rule.measure(), traffic);
    }

    private static Reading read(Measure measure, Traffic traffic) {
        if (measure.unit() == Unit.MILLISECONDS && traffic.samples().successes() == 0) {
            return Reading.missing("no data: none of " + traffic.samples().requests() + " requests succeeded");
        }
        if (measure instanceof Percentile percentile) {
            long nanos = traffic.samples()
                    .responseTime()
                    .percentileNanos(percentile.percent().doubleValue());
            return new Reading(nanos / 1e6, "");
        }
        return read((Metric) measure, traffic);
    }

    private static Reading read(Metric metric, Traffic traffic) {
        return switch (metric) {
            case MEAN -> new Reading(traffic.samples().responseTime().meanNanos() / 1e6, "");
            case MAX -> new Reading(traffic.samples().responseTime().maxNanos() / 1e6, "");
            case REQUESTS -> new Reading((double) traffic.samples().requests(), "");
            case ERRORS -> new Reading((double) traffic.samples().failures(), "");
            case ACHIEVED_RATE -> new Reading(traffic.achievedRate(), "");
            case ERROR_RATE ->
                new Reading(
                        traffic.errorRate(),
                        " (" + traffic.samples().failures() + " of "
                                + traffic.samples().requests() + " requests failed)");
            default -> throw new IllegalArgumentException(metric + " is not measured sample by sample");
        };
    }

    private String labels() {
        return measurements.labels().isEmpty()
                ? "none"
                : String.join(", ", new TreeSet<>(measurements.labels().keySet()));
    }

    /** A value with what is to be said about it; or no value, with the reason. */
    private record Reading(@Nullable Double value, String note) {
        static Reading missing(String reason) {
            return new Reading(null, reason);
        }
    }
}
