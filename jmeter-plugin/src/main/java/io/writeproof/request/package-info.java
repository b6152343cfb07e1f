/**
 * HTTP/1.1 requests over connections that are kept, for a generator of load: one thread, one connection to each origin.
 *
 * <p>{@link io.writeproof.request.Connections} sends a request and takes the answer. What goes over the wire is written and
 * read by Apache HttpCore: lines, headers, chunks, lengths. This package adds what HttpCore leaves to its user: opening
 * connections, TLS, keeping them, timeouts, content codings.
 *
 * <p>A request may be a write, so it is never sent twice. When a connection breaks after the first byte of a request was
 * written, the exception goes up: nobody knows whether the service has taken the request. Only a kept connection that is
 * found closed <em>before</em> anything was written is replaced by a new one.
 */
@NullMarked
package io.writeproof.request;

import org.jspecify.annotations.NullMarked;
