/**
 * The HTTP of the message ingestor: {@code POST /messages}, what is known of its queue and of its workers, on request and
 * as a stream, and its form of errors.
 */
@NullMarked
package io.writeproof.http.ingest;

import org.jspecify.annotations.NullMarked;
