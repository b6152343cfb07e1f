package io.writeproof.threshold;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remembers of all windows of a rule the one that came out worst. Confined to one thread. */
final class WindowWatch {

    private final Rule rule;
    private long windows;
    private long broken;
    private @Nullable Window newest;
    private @Nullable Window worst;
    private @Nullable Outcome worstOutcome;

    WindowWatch(Rule rule) {
        this.rule = rule;
    }

    void observe(Window window, Judge judge) {
        if (newest != null && newest.from().equals(window.from())) {
            return;
        }
        newest = window;
        Outcome outcome = judge.judge(rule, window.traffic());
        windows++;
        broken += outcome.passed() ? 0 : 1;
        if (worstOutcome == null || isWorse(outcome, worstOutcome)) {
            worst = window;
            worstOutcome = outcome;
        }
    }

    /** What is to be said of the rule now; null when no window was seen. */
    @Nullable
    Outcome outcome(Duration length) {
        if (worstOutcome == null || worst == null) {
            return null;
        }
        String all = windows + (windows == 1 ? " window" : " windows") + " of " + Seconds.toText(length);
        String place =
                " (" + worst + ", " + (broken == 0 ? "the worst" : "one of " + broken + " broken") + " of " + all + ")";
        return new Outcome(
                rule,
                worstOutcome.standing(),
                worstOutcome.actual(),
                worstOutcome.limit(),
                worstOutcome.reason() + place);
    }

    private boolean isWorse(Outcome one, Outcome other) {
        if (one.passed() != other.passed()) {
            return other.passed();
        }
        if (one.actual() == null || other.actual() == null) {
            return other.actual() == null && one.actual() != null;
        }
        return excess(one) > excess(other);
    }

    private double excess(Outcome outcome) {
        return outcome.actual() == null || outcome.limit() == null
                ? 0
                : rule.condition().comparison().excess(outcome.actual(), outcome.limit());
    }
}
