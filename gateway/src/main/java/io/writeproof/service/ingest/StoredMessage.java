package io.writeproof.service.ingest;

import java.time.Instant;
import java.util.UUID;

/**
 * A message as it stands in the table.
 *
 * @param id the number that the database gave it
 * @param insertedAt when the database inserted it
 */
public record StoredMessage(
        long id, UUID messageId, int userId, int channelId, String content, Instant createdAt, Instant insertedAt) {}
