package io.writeproof.jmeter;

import io.writeproof.scrape.TargetQuestions;
import io.writeproof.summary.TargetSummary;
import io.writeproof.target.Span;
import io.writeproof.target.TargetFigures;
import io.writeproof.target.TargetHistory;
import io.writeproof.threshold.TargetMeasure;
import io.writeproof.threshold.TargetValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the target of the running test, where elements and the verdict find it. Thread-safe.
 *
 * <p>Exists from whichever element of the plan asks first, so that rules can say what they need before the first
 * scrape, wherever they stand in the plan.
 */
final class TargetOfTest {

    private static final OfTest<TargetOfTest> CURRENT = new OfTest<>(TargetOfTest::new);

    private final TargetHistory history = new TargetHistory();
    private boolean claimed;

    private TargetOfTest() {}

    static synchronized TargetHistory history() {
        return CURRENT.get().history;
    }

    /** Has everything kept that rules will ask for; to be called from {@code testStarted}. */
    static void follow(List<TargetMeasure> measures) {
        TargetQuestions.follow(history(), measures);
    }

    /** What the rules may ask, over the phases of the run. */
    static synchronized TargetValues values(RunPhases phases) {
        TargetOfTest target = CURRENT.get();
        return target.claimed ? new ScrapedTarget(target.history, phases) : TargetValues.NONE;
    }

    /** What it told in a part of the run; null when nothing reads it. */
    static synchronized @Nullable TargetFigures figures(Span span) {
        TargetOfTest target = CURRENT.get();
        return target.claimed ? new TargetFigures(target.history, List.of(span)) : null;
    }

    /** What it told of its process in the measured time; null when nothing reads it. */
    static synchronized @Nullable TargetSummary summary(RunPhases phases) {
        TargetOfTest target = CURRENT.get();
        return target.claimed ? new ScrapedTarget(target.history, phases).summary() : null;
    }

    /**
     * The history, for the one element that fills it.
     *
     * @throws IllegalArgumentException for a second one: a rule could not say which of two targets it means
     */
    static synchronized TargetHistory claim() {
        TargetOfTest target = CURRENT.get();
        if (target.claimed) {
            throw new IllegalArgumentException(
                    "the plan has another Target Metrics element: expected one, disable or remove the others");
        }
        target.claimed = true;
        return target.history;
    }
}
