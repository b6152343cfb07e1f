package io.writeproof.jmeter;

import io.writeproof.syntax.SyntaxException;
import io.writeproof.target.TargetException;
import io.writeproof.target.TargetHistory;
import io.writeproof.target.TargetScraper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the metrics that the service under load exposes for Prometheus: before the load, once per interval, and after.
 *
 * <p>An endpoint that cannot be read, and a required metric that it lacks, are configuration problems, found before any
 * load. What comes later is for the rules: they find the figures in {@link TargetOfTest}. Does nothing on the way of a
 * sample. Not a {@code ConfigTestElement}: JMeter would merge its properties into every sampler.
 */
public final class TargetMetrics extends RunElement {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TargetMetrics.class);

    private transient volatile @Nullable TargetScraper scraper;

    @Override
    public void testStarted() {
        scraper = null;
        if (TargetMetricsSettings.switchedOff(this)) {
            return;
        }
        try {
            TargetMetricsSettings settings = TargetMetricsSettings.read(this);
            TargetHistory history = TargetOfTest.claim();
            TargetScraper fresh =
                    new TargetScraper(settings.endpoint()::read, history, settings.interval(), System::nanoTime);
            fresh.scrapeFirst();
            settings.requireIn(history);
            fresh.start();
            scraper = fresh;
        } catch (SyntaxException e) {
            ConfigurationProblems.add(
                    getName(), "the metrics (" + TargetMetricsSettings.REQUIRED + ") do not parse: " + e.explain());
        } catch (IllegalArgumentException | TargetException e) {
            ConfigurationProblems.add(getName(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ConfigurationProblems.add(getName(), "interrupted while reading the metrics before the load");
        }
    }

    @Override
    public void testEnded() {
        TargetScraper running = scraper;
        if (running != null) {
            running.finish();
            scraper = null;
            TargetHistory history = TargetOfTest.history();
            LOG.info("{}: {} scrapes, {} of them failed", getName(), history.attempts(), history.failures());
        }
    }
}
