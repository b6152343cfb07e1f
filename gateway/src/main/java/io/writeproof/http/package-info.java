/**
 * The HTTP door: requests in, JSON out, nothing that blocks on an event loop.
 *
 * <p>{@link io.writeproof.http.HttpDoor} listens, {@link io.writeproof.http.Endpoints} says who answers what. A handler
 * decodes, calls its service and answers when the service's stage completes, back on the connection's event loop. Every
 * failure ends in one place, {@link io.writeproof.http.Failures}, and is a JSON object with one field, {@code error}.
 */
@NullMarked
package io.writeproof.http;

import org.jspecify.annotations.NullMarked;
