package io.writeproof.service.inference;

import io.writeproof.service.inference.InferenceRequest.Prompt;
import java.util.concurrent.CompletionStage;

/** Something that answers prompts. */
@FunctionalInterface
public interface ModelProvider {

    /**
     * Answers a prompt.
     *
     * @implSpec never blocks the calling thread; safe for use by any number of threads
     */
    CompletionStage<Completion> complete(Prompt prompt);
}
