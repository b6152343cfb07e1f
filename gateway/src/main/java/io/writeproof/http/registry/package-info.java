/**
 * The HTTP door of the schema registry.
 *
 * <p>{@link io.writeproof.http.registry.RegistryRoutes} says who answers what. A schema that is in memory is sent by
 * {@link io.writeproof.http.registry.QuickRetrieval} before any router has seen the request. Errors are problem details (RFC
 * 9457) that also have the member {@code error} of the source service.
 */
@NullMarked
package io.writeproof.http.registry;

import org.jspecify.annotations.NullMarked;
