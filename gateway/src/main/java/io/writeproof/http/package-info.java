/**
 * The HTTP door: requests in, JSON out, nothing that blocks on an event loop.
 *
 * <p>{@link io.writeproof.http.HttpDoor} listens, the {@link io.writeproof.http.Routes} of a service say who answers what;
 * each service has a package of its own for them below this one. A handler decodes, calls its service and answers when the
 * service's stage completes, back on the connection's event loop. Every failure ends in one place,
 * {@link io.writeproof.http.Failures}, and is answered in the form that callers of the service know.
 */
@NullMarked
package io.writeproof.http;

import org.jspecify.annotations.NullMarked;
