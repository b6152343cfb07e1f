package io.writeproof.service.inference;

import io.writeproof.service.inference.InferenceRequest.Prompt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A model that always gives the same synthetic answer, so that what is measured is the gateway and the database.
 *
 * <p>Tokens follow one rule: four characters (UTF-16 units) are a token, and a rest of fewer is one too. An answer longer
 * than the caller's limit of tokens is cut there. Immutable and thread-safe.
 */
public final class DummyProvider implements ModelProvider {

    private static final String SENTENCE = "This is a synthetic answer of the dummy provider. ";
    private static final int CHARACTERS_PER_TOKEN = 4;

    private final Settings settings;
    private final String answer;

    /**
     * How the provider answers.
     *
     * @param latency from the question to the answer, zero or more
     * @param responseCharacters length of the whole answer, 0 or more
     */
    public record Settings(Duration latency, int responseCharacters) {}

    public DummyProvider(Settings settings) {
        this.settings = settings;
        int sentences = settings.responseCharacters() / SENTENCE.length() + 1;
        this.answer = SENTENCE.repeat(sentences).substring(0, settings.responseCharacters());
    }

    @Override
    public CompletionStage<Completion> complete(Prompt prompt) {
        Completion completion = completion(prompt);
        return settings.latency().isZero()
                ? CompletableFuture.completedFuture(completion)
                : new CompletableFuture<Completion>()
                        .completeOnTimeout(completion, settings.latency().toNanos(), TimeUnit.NANOSECONDS);
    }

    private Completion completion(Prompt prompt) {
        long limit = (long) prompt.maxTokens() * CHARACTERS_PER_TOKEN;
        boolean cut = answer.length() > limit;
        String text = cut ? answer.substring(0, (int) limit) : answer;
        FinishReason reason = cut ? FinishReason.LENGTH : FinishReason.STOP;
        return new Completion(text, tokens(prompt.characters()), tokens(text.length()), reason);
    }

    private static int tokens(long characters) {
        return Math.toIntExact((characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN);
    }
}
