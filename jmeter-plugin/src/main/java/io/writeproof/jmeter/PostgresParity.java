package io.writeproof.jmeter;

import io.writeproof.parity.ParityException;
import io.writeproof.parity.ParityReport;
import io.writeproof.parity.ReportText;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jmeter.control.TransactionController;
import org.apache.jmeter.processor.PostProcessor;
import org.apache.jmeter.samplers.SampleEvent;
import org.apache.jmeter.samplers.SampleListener;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.testelement.property.JMeterProperty;
import org.apache.jmeter.testelement.property.PropertyIterator;
import org.apache.jmeter.threads.JMeterContextService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes the key and outcome of every request in its scope, so that they can be compared with the rows in PostgreSQL.
 *
 * <p>It plays two roles. As a post-processor it reads the key, before another element can change the variable. As a
 * listener it learns the outcome, which is final only after the assertions. Before any load it tries the database and
 * its queries out. The comparison itself is made by a {@link ParityCheck}, or at the end of the test if there was none.
 * With the URL {@value PostgresParitySettings#NO_DATABASE} it does nothing of this, and the verdict says so.
 *
 * <p>One instance serves all threads of an engine, and each engine of a distributed test has its own. Equal elements with
 * one name are one. Thread-safe during a test.
 */
public final class PostgresParity extends RunElement implements PostProcessor, SampleListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(PostgresParity.class);

    /** By name; an equal one that starts later is a copy, as JMeter makes them where Module Controllers lead to one element. */
    private static final OfTest<Map<String, PostgresParity>> FIRST = new OfTest<>(ConcurrentHashMap::new);

    private transient volatile @Nullable ParityRun run;

    @Override
    public void testStarted() {
        @Nullable PostgresParity earlier = FIRST.get().putIfAbsent(getName(), this);
        if (earlier != null && earlier.fields().equals(fields())) {
            run = earlier.run;
            return;
        }
        run = null;
        PostgresParitySettings settings = new PostgresParitySettings(this);
        try {
            ParityRun prepared = settings.switchedOff() ? null : new ParityRun(settings.prepare());
            if (!ParityRuns.add(getName(), prepared)) {
                ConfigurationProblems.add(getName(), "two elements have this name; give each its own");
            } else if (prepared == null) {
                LOG.warn(ParityRuns.notChecked(getName()));
            } else {
                run = prepared;
                TestExit.decideBy(prepared::exitCode);
            }
        } catch (ParityException | IllegalArgumentException e) {
            ConfigurationProblems.add(getName(), "" + e.getMessage());
        }
    }

    /** The text of every field, by which copies are known: JMeter's own equality takes no two functions for equal. */
    private Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        for (PropertyIterator all = propertyIterator(); all.hasNext(); ) {
            JMeterProperty field = all.next();
            fields.put(field.getName(), field.getStringValue());
        }
        return fields;
    }

    /** Reads the key. Never throws: an exception here would hide the sample from every listener. */
    @Override
    public void process() {
        @Nullable ParityRun active = run;
        // Not getThreadContext(): it remembers the context of the first thread that asks.
        @Nullable SampleResult result = JMeterContextService.getContext().getPreviousResult();
        if (active == null || result == null) {
            return;
        }
        try {
            active.note(result);
        } catch (RuntimeException e) {
            LOG.error("{} could not read the key of a request to {}", getName(), result.getSampleLabel(), e);
        }
    }

    @Override
    public void sampleOccurred(SampleEvent event) {
        @Nullable ParityRun active = run;
        SampleResult result = event.getResult();
        boolean request =
                !(result instanceof ParitySampleResult) && !TransactionController.isFromTransactionController(result);
        if (active != null && request) {
            active.finish(result);
        }
    }

    @Override
    public void sampleStarted(SampleEvent event) {
        // Never called by the engine.
    }

    @Override
    public void sampleStopped(SampleEvent event) {
        // Never called by the engine.
    }

    @Override
    public void testEnded() {
        @Nullable ParityRun active = run;
        if (active == null) {
            return;
        }
        ParityRuns.remove(getName(), active);
        boolean runnable = ConfigurationProblems.all().isEmpty();
        if (active.isUnchecked() && runnable) {
            ParityReport report = active.check();
            ParityReports.publish(report);
            System.out.println(ReportText.of(report));
        }
        run = null;
    }
}
