package io.writeproof.service.inference;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One inference as it is stored: the answer given, and the call to the model behind it.
 *
 * <p>JSON is carried as text, made once where the request is decoded and the answer encoded.
 *
 * @param id UUIDv7; also what the client is told
 * @param createdAt the time in {@code id}, to the millisecond
 * @param input the request's input, JSON
 * @param output the answer's content, JSON
 * @param inferenceParams the request's parameters, JSON
 * @param tags the request's tags, a JSON object
 * @param processingTimeMs from request to answer, whole milliseconds
 * @param model the call to the model
 */
public record Inference(
        UUID id,
        Instant createdAt,
        String functionName,
        String variantName,
        UUID episodeId,
        @Nullable Integer processingTimeMs,
        String input,
        String output,
        String inferenceParams,
        String tags,
        ModelCall model) {

    /**
     * The call to a model that produced an inference.
     *
     * @param id UUIDv7, the key of its own row
     * @param responseTimeMs how long the model took, whole milliseconds
     */
    public record ModelCall(
            UUID id,
            String modelName,
            String providerName,
            int inputTokens,
            int outputTokens,
            @Nullable Integer responseTimeMs,
            String finishReason,
            String rawRequest,
            String rawResponse) {}

    /** A copy under another identity, as a second row of the same request would be. */
    public Inference withIdentity(UUID newId, Instant newCreatedAt) {
        return new Inference(
                newId,
                newCreatedAt,
                functionName,
                variantName,
                episodeId,
                processingTimeMs,
                input,
                output,
                inferenceParams,
                tags,
                model);
    }
}
