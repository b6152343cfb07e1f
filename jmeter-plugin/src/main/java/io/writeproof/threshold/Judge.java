package io.writeproof.threshold;

import io.writeproof.latency.SampleRecorder;
import io.writeproof.threshold.Measurements.Finding;
import io.writeproof.threshold.Measurements.State;
import io.writeproof.threshold.Outcome.Standing;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compares one rule with the measurements. Has no state and no effects.
 *
 * @param minSamples fewer are insufficient data for a latency whose rule says nothing else; null for what it takes
 */
record Judge(Measurements measurements, @Nullable Long minSamples) {

    /** Whether the rule was kept over its whole scope, and why. Without data it was not. */
    Outcome judge(Rule rule) {
        if (rule.measure() == Metric.PARITY) {
            return parity(rule);
        }
        Traffic traffic = traffic(rule);
        return judge(rule, reading(rule, traffic), traffic);
    }

    /** What the rule's measure is over its whole scope. */
    Reading reading(Rule rule) {
        return reading(rule, traffic(rule));
    }

    private Reading reading(Rule rule, @Nullable Traffic traffic) {
        Reading missing = missingScope(rule);
        if (missing != null) {
            return missing;
        }
        if (traffic != null) {
            return read(rule, traffic);
        }
        return rule.measure() instanceof TargetMeasure target
                ? target(target, rule.scope())
                : ofRun((Metric) rule.measure());
    }

    /** Null when the rule is about no samples. */
    private @Nullable Traffic traffic(Rule rule) {
        boolean ofSamples =
                rule.measure() instanceof Timed || (rule.measure() instanceof Metric metric && !metric.ofRun());
        return ofSamples ? measurements.samples().over(rule.scope()) : null;
    }

    /** Whether the rule was kept by these samples. */
    Outcome judge(Rule rule, Traffic traffic) {
        return judge(rule, read(rule, traffic), traffic);
    }

    /** Whether what was read keeps the rule. */
    Outcome judge(Rule rule, Reading reading, @Nullable Traffic traffic) {
        if (rule.condition().limit() == Limit.Word.NONE) {
            return unlimited(rule, reading);
        }
        if (reading instanceof Reading.Missing missing) {
            return Outcome.open(rule, missing.reason());
        }
        Reading limit = new LimitReader(rule, traffic, this).read();
        return limit instanceof Reading.Value value
                ? Sentence.of(rule).outcome(reading, value)
                : Outcome.open(rule, ((Reading.Missing) limit).reason());
    }

    /** Why the rule can find no samples, now or ever; null when it can. */
    @Nullable
    Reading missingScope(Rule rule) {
        Set<String> phases = measurements.samples().phases();
        for (String phase : rule.scope().phases()) {
            if (!phases.contains(phase)) {
                return new Reading.Missing("no data: there is no phase `" + phase + "`; phases: " + list(phases));
            }
        }
        return missing(rule.scope().labels());
    }

    private @Nullable Reading missing(Labels labels) {
        Set<String> seen = measurements.samples().labels();
        List<Labels> parts = labels instanceof Labels.Group group ? group.members() : List.of(labels);
        if (seen.contains(SampleRecorder.OTHERS) && !parts.stream().allMatch(part -> isRecordedByName(part, seen))) {
            return new Reading.Missing("cannot be judged: there were too many labels, so samples of " + labels
                    + " may be among those recorded together as `" + SampleRecorder.OTHERS + "`");
        }
        return parts.stream()
                .filter(part -> !part.equals(Labels.ALL) && seen.stream().noneMatch(part::include))
                .findFirst()
                .map(part -> new Reading.Missing("no data: no measured sample has " + described(part)
                        + (part.equals(labels) ? "" : " of the group " + labels) + "; labels seen: " + list(seen)))
                .orElse(null);
    }

    private static boolean isRecordedByName(Labels part, Set<String> seen) {
        return part.equals(Labels.ALL) || (part instanceof Labels.One one && seen.contains(one.label()));
    }

    private static String described(Labels part) {
        return part instanceof Labels.Matching ? "a label that matches " + part : "the label `" + part + "`";
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? "none" : names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static Outcome unlimited(Rule rule, Reading reading) {
        if (reading instanceof Reading.Value value) {
            Unit unit = rule.measure().shownIn(value.value());
            String actual = rule.measure().noun() + " " + unit.measured(value.value());
            return new Outcome(rule, Standing.KEPT, value.value(), null, actual + ", no limit configured");
        }
        return new Outcome(rule, Standing.KEPT, null, null, "no limit configured");
    }

    private Outcome parity(Rule rule) {
        Finding finding = measurements.run().parity();
        if (rule.condition().limit() == Limit.Word.NONE) {
            return unlimited(rule, new Reading.Missing(""));
        }
        return finding == null
                ? Outcome.open(rule, "no data: parity was not checked")
                : new Outcome(rule, standing(finding), null, null, finding.reason());
    }

    private static Standing standing(Finding finding) {
        return finding.state() == State.OK ? Standing.KEPT : Standing.BROKEN;
    }

    private Reading ofRun(Metric metric) {
        Double value = measurements.run().numbers().get(metric);
        return value == null ? notMeasured(metric) : Reading.of(value);
    }

    static Reading notMeasured(Metric metric) {
        return new Reading.Missing("no data: " + metric.noun() + " (" + metric + ") was not measured in this run");
    }

    private Reading target(TargetMeasure measure, Scope scope) {
        TargetValues.Value value = measurements.target().value(measure, scope);
        if (value instanceof TargetValues.Unknown unknown) {
            return new Reading.Missing(unknown.reason());
        }
        if (value instanceof TargetValues.Rise rise) {
            return rise.significance() == TargetValues.Significance.CHANCE
                    ? new Reading.Doubtful(rise.share())
                    : Reading.of(rise.share());
        }
        return Reading.of(((TargetValues.Known) value).value());
    }

    private Reading read(Rule rule, Traffic traffic) {
        if (traffic.samples().requests() == 0 && rule.measure() != Metric.NEVER_SENT) {
            return new Reading.Missing(noSample(rule.scope()));
        }
        Reading reading = new TrafficReader(traffic).read(rule.measure());
        long had = traffic.samples().requests();
        boolean limited = rule.condition().limit() != Limit.Word.NONE;
        return reading instanceof Reading.Value && limited && had < needed(rule)
                ? new Reading.Missing(
                        "insufficient data: " + rule.measure() + " needs " + needed(rule) + " samples, had " + had)
                : reading;
    }

    private static String noSample(Scope scope) {
        String place = scope.phases().isEmpty() ? "a measured phase" : String.join(", ", scope.phases());
        String labels = scope.labels().equals(Labels.ALL) ? "" : " of " + scope.labels();
        Duration after = scope.after();
        return "no data: there was no sample" + labels + " in " + place
                + (after.isZero() ? "" : " after " + Seconds.toText(after));
    }

    private long needed(Rule rule) {
        Long ownMinimum = rule.terms().minSamples();
        if (ownMinimum != null) {
            return ownMinimum;
        }
        if (!(rule.measure() instanceof Timed timed)) {
            return 1;
        }
        return minSamples == null ? timed.statistic().leastSamples() : minSamples;
    }
}
