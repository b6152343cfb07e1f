/**
 * The orchestrations' queues, histories and locks in PostgreSQL: what the procedures of {@code db/orchestration} do, as methods.
 *
 * <p>{@link io.writeproof.service.orchestration.store.OrchestrationStore} is all there is to call. It knows neither
 * orchestrations nor JSON: work and events are texts here.
 */
@NullMarked
package io.writeproof.service.orchestration.store;

import org.jspecify.annotations.NullMarked;
