package io.writeproof.write;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import org.postgresql.copy.CopyIn;

/**
 * A buffer in front of a {@code COPY} that sends itself in chunks, so that the server works while rows are being encoded.
 *
 * <p>For one thread. Closing an unfinished stream cancels the {@code COPY}: a connection left in copy mode is unusable.
 */
final class CopyStream implements AutoCloseable {

    /** Larger chunks let the server wait, smaller ones cost a message each. */
    private static final int CHUNK = 32 * 1024;

    private final CopyIn copy;
    private byte[] buffer = new byte[2 * CHUNK];
    private int size;

    CopyStream(CopyIn copy) {
        this.copy = copy;
    }

    void putShort(int value) {
        reserve(2);
        buffer[size++] = (byte) (value >>> 8);
        buffer[size++] = (byte) value;
    }

    void putInt(int value) {
        putShort(value >>> 16);
        putShort(value);
    }

    void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    void putByte(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
    }

    void putBytes(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    void putText(String text) {
        putBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Says that a row is complete: the place where the buffer may go out. */
    void endRow() throws SQLException {
        if (size >= CHUNK) {
            send();
        }
    }

    /**
     * Sends the rest and waits for the server to have taken all of it.
     *
     * @throws SQLException if the server rejects a row, or counts another number of rows
     */
    void finish(int rows) throws SQLException {
        send();
        long taken = copy.endCopy();
        if (taken != rows) {
            throw new SQLException("COPY took " + taken + " rows; expected " + rows);
        }
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer, 0, size);
        size = 0;
    }

    private void reserve(int bytes) {
        if (buffer.length - size < bytes) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + bytes));
        }
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
