package io.writeproof.write;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Collects what all threads report as uncaught, instead of having it printed, until it is closed. */
final class UncaughtExceptions implements AutoCloseable {

    private final @Nullable UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    private final BlockingQueue<Throwable> caught = new LinkedBlockingQueue<>();

    UncaughtExceptions() {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> caught.add(e));
    }

    /** Waits for the next. */
    Throwable take() throws InterruptedException {
        return caught.take();
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }
}
