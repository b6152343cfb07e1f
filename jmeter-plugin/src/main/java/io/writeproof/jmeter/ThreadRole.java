package io.writeproof.jmeter;

import org.apache.jmeter.threads.AbstractThreadGroup;
import org.apache.jmeter.threads.PostThreadGroup;
import org.apache.jmeter.threads.SetupThreadGroup;
import org.jspecify.annotations.Nullable;

/** What the threads of a group are there for. */
enum ThreadRole {
    /** They are the load that is measured. */
    LOAD,
    /** They prepare the test or clear up after it. */
    SUPPORT;

    static ThreadRole of(@Nullable AbstractThreadGroup group) {
        return group instanceof SetupThreadGroup || group instanceof PostThreadGroup ? SUPPORT : LOAD;
    }

    boolean isLoad() {
        return this == LOAD;
    }
}
