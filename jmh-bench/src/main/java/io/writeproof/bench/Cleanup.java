package io.writeproof.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, last first, each once, also when one of them fails. Thread-safe. */
final class Cleanup implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    synchronized void later(AutoCloseable closeable) {
        opened.push(closeable);
    }

    @Override
    public synchronized void close() {
        IllegalStateException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                IllegalStateException next = new IllegalStateException("cannot clean up: " + e.getMessage(), e);
                if (failure == null) {
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
