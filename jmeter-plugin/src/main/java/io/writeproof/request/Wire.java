package io.writeproof.request;

import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.DefaultBHttpClientConnection;
import org.apache.http.impl.io.SessionInputBufferImpl;

/** HttpCore's reader and writer of messages, which tells whether something came that nobody asked for. */
final class Wire extends DefaultBHttpClientConnection {

    /** A head and a body that fit in here go out in one piece. */
    private static final int BUFFER_BYTES = 8 * 1024;

    /** Keeps a server that never ends its line, or its headers, from filling the memory. */
    private static final MessageConstraints CONSTRAINTS = MessageConstraints.custom()
            .setMaxLineLength(128 * 1024)
            .setMaxHeaderCount(1_000)
            .build();

    Wire() {
        super(BUFFER_BYTES, null, null, CONSTRAINTS);
    }

    /** Bytes after the end of an answer would be taken for the next one. */
    boolean hasUnreadInput() {
        return getSessionInputBuffer() instanceof SessionInputBufferImpl input && input.hasBufferedData();
    }
}
