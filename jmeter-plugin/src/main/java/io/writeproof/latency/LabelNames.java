package io.writeproof.latency;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Under which name the samples of a label are recorded: its own, or, when there are too many labels, one for all others.
 *
 * <p>The first labels keep their own names, in every phase. Memory stays bounded however many labels come. Thread-safe; a
 * label that was met before takes no lock.
 */
public final class LabelNames {

    /** The name for all labels beyond the limit. */
    public static final String OTHERS = "(other labels)";

    /** Labels beyond the limit are told apart until there are this many times the limit, for the advice to raise it. */
    private static final int COUNTED = 10;

    private final int most;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    /** @param most how many labels are recorded under their own names, at least one */
    LabelNames(int most) {
        this.most = most;
    }

    String nameOf(String label) {
        return own.contains(label) || isNewOwn(label) ? label : OTHERS;
    }

    private boolean isNewOwn(String label) {
        if (own.size() < most) {
            synchronized (own) {
                if (own.size() < most) {
                    own.add(label);
                }
            }
        }
        if (own.contains(label)) {
            return true;
        }
        if (others.size() < COUNTED * most) {
            others.add(label);
        }
        return false;
    }

    /** What came of the labels. */
    Folded folded() {
        int counted = others.size();
        return new Folded(most, counted, counted < COUNTED * most ? Count.EXACT : Count.AT_LEAST);
    }

    /**
     * How many labels were not recorded under their own names. Immutable.
     *
     * @param own how many may be
     * @param others how many there were beside them
     */
    public record Folded(int own, int others, Count count) {}

    /** Whether all were counted. */
    public enum Count {
        EXACT,
        AT_LEAST
    }
}
