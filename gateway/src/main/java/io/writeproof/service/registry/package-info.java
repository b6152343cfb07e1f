/**
 * The schema registry: schemas with names and versions, written once, read often, checked against documents and against
 * one another.
 *
 * <p>{@link io.writeproof.service.registry.SchemaRegistry} is the service. A registered schema never changes, so what is
 * cached is never stale. Nothing here knows HTTP.
 */
@NullMarked
package io.writeproof.service.registry;

import org.jspecify.annotations.NullMarked;
