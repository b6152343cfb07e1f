package io.writeproof.latency;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Under which name something is recorded: its own, or, when there are too many names, one for all others.
 *
 * <p>The first names are kept, for the whole run. Memory stays bounded however many come, because a name may have an id in
 * it. Thread-safe; a name that was met before takes no lock.
 */
public final class BoundedNames {

    /** Names beyond the limit are told apart until there are this many times the limit, for the advice to raise it. */
    private static final int COUNTED = 10;

    private final int most;
    private final String nameOfOthers;
    private final Set<String> own = ConcurrentHashMap.newKeySet();
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    /**
     * @param most how many names are kept, at least one
     * @param nameOfOthers what stands for all further ones
     */
    public BoundedNames(int most, String nameOfOthers) {
        this.most = most;
        this.nameOfOthers = nameOfOthers;
    }

    /** The name itself, or the one for all others. */
    public String of(String name) {
        return own.contains(name) || isNewOwn(name) ? name : nameOfOthers;
    }

    private boolean isNewOwn(String name) {
        if (own.size() < most) {
            synchronized (own) {
                if (own.size() < most) {
                    own.add(name);
                }
            }
        }
        if (own.contains(name)) {
            return true;
        }
        if (others.size() < COUNTED * most) {
            others.add(name);
        }
        return false;
    }

    /** What came of the names. */
    public Folded folded() {
        int counted = others.size();
        return new Folded(most, counted, counted < COUNTED * most ? Count.EXACT : Count.AT_LEAST);
    }

    /**
     * How many names were not kept. Immutable.
     *
     * @param own how many may be
     * @param others how many there were beside them
     */
    public record Folded(int own, int others, Count count) {

        /** How many there were beside them, in words. */
        public String othersInWords() {
            return count.of(others);
        }

        /** How many would have to be kept, in words. */
        public String enoughInWords() {
            return count.of(own + others);
        }
    }

    /** Whether all were counted. */
    public enum Count {
        EXACT(""),
        AT_LEAST("at least ");

        private final String before;

        Count(String before) {
            this.before = before;
        }

        private String of(int number) {
            return before + number;
        }
    }
}
