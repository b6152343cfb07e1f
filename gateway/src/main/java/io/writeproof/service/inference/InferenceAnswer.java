package io.writeproof.service.inference;

import java.util.UUID;

/**
 * What the caller is told.
 *
 * @param inferenceId UUIDv7, the key of the row
 * @param completion the model's answer
 * @param providerNanos how long the model took, which is not the gateway's doing
 */
public record InferenceAnswer(
        UUID inferenceId, UUID episodeId, ChatFunction function, Completion completion, long providerNanos) {}
