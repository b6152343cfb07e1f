package io.writeproof.service;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that must not be done on a caller's thread, with a bounded queue before them. */
public final class BoundedThreads {

    private BoundedThreads() {}

    /**
     * Starts threads that do not keep the process alive.
     *
     * @param name what they are for
     * @param threads how many, 1 or more
     * @param capacity tasks that may wait, 1 or more; one more is refused with a
     *     {@link java.util.concurrent.RejectedExecutionException}
     */
    public static ThreadPoolExecutor start(String name, int threads, int capacity) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
