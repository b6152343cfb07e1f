package io.writeproof.service.inference;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One inference as a caller asks for it, checked in form but not yet against the configured functions.
 *
 * @param target what is asked
 * @param episodeId the episode it belongs to, or null to begin one
 * @param prompt what is said to the model
 * @param tags a JSON object of texts, stored as it is
 * @param storage whether the inference is to be written down
 */
public record InferenceRequest(Target target, @Nullable UUID episodeId, Prompt prompt, String tags, Storage storage) {

    /**
     * A function or, instead, a model.
     *
     * @param variantName of the function, or null for any
     */
    public record Target(
            @Nullable String functionName,
            @Nullable String modelName,
            @Nullable String variantName) {}

    /**
     * What is said to the model.
     *
     * @param input the conversation as JSON, stored as it is
     * @param params the parameters as JSON, stored as they are
     * @param characters the length of everything said, in UTF-16 units
     * @param maxTokens the longest answer allowed, 0 or more
     */
    public record Prompt(String input, String params, long characters, int maxTokens) {}

    /** Whether an inference is written down. */
    public enum Storage {
        STORED,
        DRY_RUN
    }
}
