/**
 * Durable orchestrations: an instance asks for activities, and goes on when they have been done, whatever happens to the
 * processes meanwhile.
 *
 * <p>An {@link io.writeproof.service.orchestration.Orchestration} decides, an
 * {@link io.writeproof.service.orchestration.Activity} works. All that is known of an instance is its history, a list of
 * {@link io.writeproof.service.orchestration.Event}s in the database. An orchestrator dispatcher takes a
 * {@link io.writeproof.service.orchestration.Turn} with an instance that has messages: they go into its history, and what its
 * orchestration decides on goes there too, together with the activities for the workers, in one transaction. A worker dispatcher
 * does an activity, which becomes a message to its instance.
 *
 * <p>Both hold what they work on by a lease. A process that dies is not heard of any more, its leases end, and others take its
 * work: activities may be done twice, but each outcome counts once. A new orchestration is one class, named in the
 * {@link io.writeproof.service.orchestration.Catalogue}.
 */
@NullMarked
package io.writeproof.service.orchestration;

import org.jspecify.annotations.NullMarked;
