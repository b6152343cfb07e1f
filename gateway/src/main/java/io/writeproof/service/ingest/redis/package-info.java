/** The message ingestor's queue in Redis. */
@NullMarked
package io.writeproof.service.ingest.redis;

import org.jspecify.annotations.NullMarked;
