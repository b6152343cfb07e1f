/**
 * The message ingestor: a message is acknowledged when it is in a queue, and workers commit what is there in batches.
 *
 * <p>A {@link io.writeproof.service.ingest.Message} goes into a {@link io.writeproof.service.ingest.MessageQueue}.
 * Which one it is decides what an acknowledgement is worth: {@link io.writeproof.service.ingest.WritePathQueue} is the
 * queue of the write path, in this process; {@link io.writeproof.service.ingest.redis.RedisQueue} is in Redis.
 * {@link io.writeproof.service.ingest.BatchWatch} hears of each batch that has been committed, and a queue tells by
 * {@link io.writeproof.service.ingest.IngestStats} what its workers have done, those of other processes included.
 */
@NullMarked
package io.writeproof.service.ingest;

import org.jspecify.annotations.NullMarked;
