package io.writeproof.durability;

import io.writeproof.durability.Attempt.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The file in which the client notes what it sends, before it leaves, and what became of it.
 *
 * <p>A line is {@code NANOS STATE ID}. All notes that arrive while the file is forced to disk share the next force. Thread-safe.
 */
final class Ledger implements AutoCloseable {

    private static final String SENT = "SENT";

    private final FileChannel file;
    private final Thread forcing = new Thread(this::force, "ledger");
    private List<Note> waiting = new ArrayList<>();
    private boolean closed;

    private Ledger(FileChannel file) {
        this.file = file;
    }

    /**
     * Begins a new one.
     *
     * @throws UncheckedIOException if the file exists or cannot be made
     */
    static Ledger create(Path path) {
        try {
            Ledger ledger = new Ledger(FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            ledger.forcing.start();
            return ledger;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the ledger " + path, e);
        }
    }

    /** Notes that a request is about to leave; returns when that is on disk. */
    void sent(String id, long nanos) {
        note(nanos, SENT, id).join();
    }

    /** Notes what became of it; is on disk before the next request of the same thread leaves. */
    void ended(String id, Outcome outcome, long nanos) {
        CompletableFuture<Void> unused = note(nanos, outcome.name(), id);
    }

    private synchronized CompletableFuture<Void> note(long nanos, String state, String id) {
        if (closed) {
            throw new IllegalStateException("the ledger is closed");
        }
        Note note = new Note(nanos + " " + state + " " + id + "\n", new CompletableFuture<>());
        waiting.add(note);
        notifyAll();
        return note.forced;
    }

    private void force() {
        for (List<Note> group = next(); !group.isEmpty(); group = next()) {
            try {
                write(group);
                group.forEach(note -> note.forced.complete(null));
            } catch (IOException e) {
                // Who waits for the note learns of it; nobody may send what is not on record.
                group.forEach(note -> note.forced.completeExceptionally(e));
            }
        }
    }

    /** What arrived meanwhile; empty when there will be nothing more. */
    private synchronized List<Note> next() {
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the thread of a ledger", e);
            }
        }
        List<Note> group = waiting;
        waiting = new ArrayList<>();
        return group;
    }

    private void write(List<Note> group) throws IOException {
        StringBuilder lines = new StringBuilder();
        group.forEach(note -> lines.append(note.line));
        ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    /** Everything that was noted is on disk afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            forcing.join();
            file.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the ledger was closed", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the ledger", e);
        }
    }

    /**
     * What a ledger says, in the order in which the requests left; a last line that was cut off counts as not written.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    static Collection<Attempt> read(Path path) {
        try {
            String text = Files.readString(path, StandardCharsets.US_ASCII);
            Map<String, Attempt> attempts = new LinkedHashMap<>();
            text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> add(attempts, line.split(" ", 3)));
            return attempts.values();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the ledger " + path, e);
        }
    }

    private static void add(Map<String, Attempt> attempts, String[] parts) {
        long nanos = Long.parseLong(parts[0]);
        String id = parts[2];
        if (parts[1].equals(SENT)) {
            attempts.put(id, Attempt.sent(id, nanos));
        } else {
            attempts.computeIfPresent(id, (key, sent) -> sent.ended(Outcome.valueOf(parts[1]), nanos));
        }
    }

    private record Note(String line, CompletableFuture<Void> forced) {}
}
