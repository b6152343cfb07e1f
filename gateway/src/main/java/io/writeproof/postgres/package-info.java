/**
 * The PostgreSQL server under everything: where it is, what it promises, and the schema of a run.
 *
 * <p>{@link io.writeproof.postgres.EmbeddedServer} starts a real server with real durability;
 * {@link io.writeproof.postgres.ConnectionSettings} names one that is already there.
 * {@link io.writeproof.postgres.Durability} is always read back from the server, never assumed, because a number measured
 * with {@code fsync=off} is not a number about durable writes. {@link io.writeproof.postgres.RunSchema} gives each run a
 * schema of its own, so that runs cannot see one another's rows.
 */
@NullMarked
package io.writeproof.postgres;

import org.jspecify.annotations.NullMarked;
