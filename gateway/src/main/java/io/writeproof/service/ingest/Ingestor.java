package io.writeproof.service.ingest;

/**
 * The parts of a message ingestor.
 *
 * @param queue takes messages
 * @param stored reads what is in the table
 * @param batchSize messages of a batch at most
 */
public record Ingestor(MessageQueue queue, StoredMessages stored, int batchSize) {}
