package io.writeproof.jmeter;

import java.time.Duration;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.engine.util.NoThreadClone;
import org.apache.jmeter.testelement.AbstractTestElement;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.testelement.TestStateListener;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;

/** A run of JMeter's own engine in this process. */
final class EngineRun {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private EngineRun() {}

    /** A test plan without threads: these elements in their order, and after them the watcher. */
    static HashTree plan(Watcher watcher, TestElement... elements) {
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(new TestPlan("plan"));
        for (TestElement element : elements) {
            plan.add(element);
        }
        plan.add(watcher);
        return tree;
    }

    /** Runs the plan to its end. */
    static void of(HashTree plan) throws Exception {
        StandardJMeterEngine engine = new StandardJMeterEngine();
        engine.configure(plan);
        engine.runTest();
        engine.awaitTermination(PATIENCE);
    }

    /** Looks at what there is when the elements before it have started, and when they have ended. */
    abstract static class Watcher extends AbstractTestElement implements TestStateListener, NoThreadClone {

        private static final long serialVersionUID = 1L;

        @Override
        public final void testStarted(String host) {
            testStarted();
        }

        @Override
        public void testEnded() {
            // Many look at the beginning only.
        }

        @Override
        public final void testEnded(String host) {
            testEnded();
        }
    }
}
