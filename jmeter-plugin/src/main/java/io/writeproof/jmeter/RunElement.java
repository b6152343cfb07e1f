package io.writeproof.jmeter;

import org.apache.jmeter.engine.util.NoThreadClone;
import org.apache.jmeter.testelement.AbstractTestElement;
import org.apache.jmeter.testelement.TestStateListener;

/**
 * An element that all threads of an engine share, and that has a say in how the process ends.
 *
 * <p>An engine of a distributed test begins and ends as any other does.
 */
abstract class RunElement extends AbstractTestElement implements TestStateListener, NoThreadClone {

    private static final long serialVersionUID = 1L;

    @Override
    public void testStarted(String host) {
        testStarted();
    }

    @Override
    public void testEnded(String host) {
        testEnded();
    }

    /** The last moment at which JMeter accepts a listener that comes after the elements of the plan. */
    @Override
    public Object clone() {
        TestExit.arm();
        return super.clone();
    }
}
