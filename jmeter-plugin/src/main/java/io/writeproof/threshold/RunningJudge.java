package io.writeproof.threshold;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a run by its rules, second by second while it is under way and once when it is over.
 *
 * <p>A rule about windows is judged by every window that it was shown, and a rise by every second, so {@link #observe}
 * is due once per second, and once more when the load has ended. Thread-safe; memory does not grow with the run.
 */
public final class RunningJudge {

    private final Rules rules;
    private final @Nullable Long minSamples;
    private final Map<Rule, WindowWatch> watches = new HashMap<>();
    private final Map<Rule, RisePoints> rises = new HashMap<>();

    /**
     * @param minSamples fewer are insufficient data for a latency whose rule says nothing else; null for what each takes:
     *     ten beyond a percentile, one for anything else
     */
    public RunningJudge(Rules rules, @Nullable Long minSamples) {
        this.rules = rules;
        this.minSamples = minSamples;
        for (Rule rule : rules.rules()) {
            if (rule.terms().window() != null) {
                watches.put(rule, new WindowWatch(rule));
            }
            if (rule.measure() instanceof Rise rise) {
                rises.put(rule, new RisePoints(rule, rise.latency()));
            }
        }
    }

    /**
     * Takes note of the last full second.
     *
     * @return broken rules that abort the run, and that no further sample could mend: those about windows as soon as a
     *     full one breaks them, the others while there are enough samples and the figure until now breaks them
     */
    public synchronized List<Outcome> observe(Measurements now) {
        Judge judge = new Judge(now, minSamples);
        watches.forEach((rule, watch) -> {
            Window window = now.samples().newest(rule.scope(), lengthOf(rule));
            if (window != null) {
                watch.observe(window, judge);
            }
        });
        rises.forEach((rule, points) -> {
            Window window = now.samples().newest(rule.scope(), RisePoints.LENGTH);
            if (window != null) {
                points.observe(window);
            }
        });
        return rules.rules().stream()
                .filter(rule -> rule.terms().onBreak() == OnBreak.ABORT)
                .flatMap(rule -> definiteBreak(rule, judge).stream())
                .toList();
    }

    /** The outcome of every rule, in their order, by what is known. May be asked at any time and changes nothing. */
    public synchronized List<Outcome> conclude(Measurements end) {
        Judge judge = new Judge(end, minSamples);
        return rules.rules().stream().map(rule -> conclude(rule, judge)).toList();
    }

    private Outcome conclude(Rule rule, Judge judge) {
        Reading missing = judge.missingScope(rule);
        RisePoints points = rises.get(rule);
        WindowWatch watch = watches.get(rule);
        if (points != null) {
            return judge.judge(rule, missing == null ? points.rise() : missing, null);
        }
        if (watch == null || missing != null) {
            return judge.judge(rule);
        }
        Outcome outcome = watch.outcome(lengthOf(rule));
        return outcome == null
                ? judge.judge(
                        rule,
                        new Reading.Missing(
                                "no data: no full window of " + Seconds.toText(lengthOf(rule)) + " lies in the scope"),
                        null)
                : outcome;
    }

    private Optional<Outcome> definiteBreak(Rule rule, Judge judge) {
        WindowWatch watch = watches.get(rule);
        Outcome outcome = watch == null ? judge.judge(rule) : watch.outcome(lengthOf(rule));
        if (outcome == null || outcome.passed()) {
            return Optional.empty();
        }
        return watch != null || isBeyondMending(outcome) ? Optional.of(outcome) : Optional.empty();
    }

    /** Without a number there may still be one; a figure that only grows may still reach what is required. */
    private static boolean isBeyondMending(Outcome outcome) {
        Double actual = outcome.actual();
        Double limit = outcome.limit();
        if (actual == null || limit == null) {
            return false;
        }
        Rule rule = outcome.rule();
        return !rule.measure().grows() || !rule.condition().comparison().canBeReached(actual, limit);
    }

    private static Duration lengthOf(Rule rule) {
        Duration window = rule.terms().window();
        if (window == null) {
            throw new IllegalArgumentException(rule + " is not about windows");
        }
        return window;
    }
}
