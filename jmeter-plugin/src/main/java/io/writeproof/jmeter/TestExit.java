package io.writeproof.jmeter;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.apache.jmeter.JMeter;
import org.apache.jmeter.engine.StandardJMeterEngine;
import org.apache.jmeter.testelement.TestStateListener;
import org.apache.jmeter.util.JMeterUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a non-GUI JMeter process with the exit code of the test's verdict.
 *
 * <p>JMeter itself exits with 0 whatever happened. An element that has a say calls {@link #arm} from its {@code clone()}
 * and {@link #decideBy} from {@code testStarted}. After every element of the plan was told that the test has ended
 * (the JTL is closed, the dashboard written), each verdict is asked once, in the order they came, and the process
 * leaves with the most severe code. The property {@value #ENABLED} set to false, the GUI and an embedded engine keep
 * the process alive; the verdicts are asked all the same. Thread-safe.
 */
public final class TestExit implements TestStateListener {

    /** Everything held. */
    public static final int PASSED = 0;
    /** A threshold or parity failed. */
    public static final int FAILED = 99;
    /** Bad configuration, found before any load. */
    public static final int BAD_CONFIGURATION = 104;
    /** The run proves nothing. */
    public static final int INVALID = 105;

    /** JMeter property that switches the exit off when false. */
    public static final String ENABLED = "writeproof.exit.enabled";

    private static final Logger LOG = LoggerFactory.getLogger(TestExit.class);
    private static final List<Integer> MILD_TO_SEVERE = List.of(PASSED, FAILED, INVALID, BAD_CONFIGURATION);
    private static final Queue<IntSupplier> VERDICTS = new ConcurrentLinkedQueue<>();

    /** Whether the next test has its exit already: an element that each thread copies asks for it as often. */
    private static final AtomicBoolean ARMED = new AtomicBoolean();

    private TestExit() {}

    /**
     * Sees to it that the verdicts of the next test are asked. To be called from {@code clone()}, the last moment at
     * which JMeter accepts a listener that comes after the elements of the plan; more than once does no harm.
     */
    public static void arm() {
        if (!ARMED.getAndSet(true)) {
            StandardJMeterEngine.register(new TestExit());
        }
    }

    /** Has the verdict asked when the test is over; it answers with one of the codes above. */
    public static void decideBy(IntSupplier verdict) {
        VERDICTS.add(verdict);
    }

    @Override
    public void testStarted() {
        ARMED.set(false);
        OfTest.renew();
    }

    @Override
    public void testStarted(String host) {
        testStarted();
    }

    @Override
    public void testEnded() {
        boolean somethingToSay =
                !VERDICTS.isEmpty() || !ConfigurationProblems.all().isEmpty();
        int code = mostSevere();
        boolean exits = JMeter.isNonGUI() && JMeterUtils.getPropDefault(ENABLED, true);
        if (somethingToSay && exits) {
            System.out.flush();
            System.err.flush();
            System.exit(code);
        }
    }

    @Override
    public void testEnded(String host) {
        testEnded();
    }

    /** Asks every verdict once and forgets it. */
    static int mostSevere() {
        int worst = ConfigurationProblems.all().isEmpty() ? PASSED : BAD_CONFIGURATION;
        @Nullable IntSupplier verdict;
        while ((verdict = VERDICTS.poll()) != null) {
            int code = ask(verdict);
            worst = MILD_TO_SEVERE.indexOf(code) > MILD_TO_SEVERE.indexOf(worst) ? code : worst;
        }
        ConfigurationProblems.drain();
        return worst;
    }

    private static int ask(IntSupplier verdict) {
        try {
            return verdict.getAsInt();
        } catch (RuntimeException e) {
            LOG.error("The verdict could not be formed, so the run counts as invalid", e);
            System.err.println("The verdict could not be formed, so the run counts as invalid: " + e);
            return INVALID;
        }
    }
}
