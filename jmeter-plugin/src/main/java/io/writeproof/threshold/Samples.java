package io.writeproof.threshold;

import java.time.Duration;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a run, as rules ask for them. Of a run under way it answers with what was known at the last full second.
 *
 * <p>The time of a scope begins with the first of its phases and ends with the last of them. A phase lies where it was planned;
 * one that nothing planned goes from its first send to its last answer. Which scopes and window lengths will be asked for is known before the run: those of
 * its rules.
 */
public interface Samples {

    /** The labels seen until now, in any phase. */
    SortedSet<String> labels();

    /** The phases that are planned or seen; without an unnamed one. */
    SortedSet<String> phases();

    /** All samples of the scope until now. Its time is what has passed; at the end the planned time, if that is longer. */
    Traffic over(Scope scope);

    /**
     * The newest full window that lies within the scope; its end is a full second. Windows slide by one second: a run
     * under way is asked once in each.
     *
     * @param length whole seconds
     * @return null when no window of the length has been full yet, or the scope ended before the last full second
     */
    @Nullable
    Window newest(Scope scope, Duration length);
}
