package io.writeproof.target;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a target's metrics into a history: before the load, again and again during it on a daemon thread, and after it.
 *
 * <p>One interval lies between the end of a scrape and the beginning of the next, so that a slow target is never asked
 * twice at a time, and a stall is not followed by a burst. To be used by one thread: first, start, finish.
 */
public final class TargetScraper {

    private static final long PATIENCE_MS = 1000;

    private final Source source;
    private final TargetHistory history;
    private final Duration interval;
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "writeproof-target-metrics");
        thread.setDaemon(true);
        return thread;
    });

    /** Where pages come from. */
    @FunctionalInterface
    public interface Source {
        /**
         * Reads a page, within bounded time.
         *
         * @throws TargetException when there is none; says why
         */
        Exposition read() throws TargetException, InterruptedException;
    }

    /**
     * @param nanoTime the clock of the history, such as {@link System#nanoTime()}
     */
    public TargetScraper(Source source, TargetHistory history, Duration interval, LongSupplier nanoTime) {
        this.source = source;
        this.history = history;
        this.interval = interval;
        this.nanoTime = nanoTime;
    }

    /**
     * The scrape before the load.
     *
     * @throws TargetException when it fails: then the load should not begin
     */
    public void scrapeFirst() throws TargetException, InterruptedException {
        history.scraped(source.read(), nanoTime.getAsLong());
    }

    /** Begins the scrapes during the load. */
    public void start() {
        long nanos = interval.toNanos();
        ScheduledFuture<?> unused = clock.scheduleWithFixedDelay(this::scrape, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Ends them, and makes the scrape after the load. */
    public void finish() {
        stop();
        String failure = scrape();
        if (failure != null) {
            history.blindAtEnd(failure);
        }
    }

    /** Ends them without another scrape. */
    public void stop() {
        clock.shutdownNow();
        try {
            // A scrape under way is interrupted, and counts for nothing.
            boolean unused = clock.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns why it failed, null when it did not; an executor would silently never scrape again after an exception. */
    private @Nullable String scrape() {
        try {
            history.scraped(source.read(), nanoTime.getAsLong());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the scrape was interrupted";
        } catch (TargetException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            return failed(e.toString());
        }
    }

    private String failed(String reason) {
        history.failed(reason);
        return reason;
    }
}
