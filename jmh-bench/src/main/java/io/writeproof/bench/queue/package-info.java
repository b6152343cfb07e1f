/**
 * Bounded queues side by side: the gateway's own and its peers, each with a consumer of its own, and the re-count.
 *
 * <p>{@link java.util.concurrent.LinkedTransferQueue} is not among them: it has no bound, so a run in which the producers are
 * faster than the consumer does not end.
 */
@NullMarked
package io.writeproof.bench.queue;

import org.jspecify.annotations.NullMarked;
