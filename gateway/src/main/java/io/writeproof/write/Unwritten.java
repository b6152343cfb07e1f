package io.writeproof.write;

/**
 * A row that was not written.
 *
 * @param why a {@link RowRejectedException} if trying again is idle
 */
public record Unwritten<R>(R row, WriteException why) {}
