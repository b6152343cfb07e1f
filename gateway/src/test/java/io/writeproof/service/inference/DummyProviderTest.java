package io.writeproof.service.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.service.inference.InferenceRequest.Prompt;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DummyProviderTest {

    private static CompletableFuture<Completion> complete(Duration latency, long promptCharacters, int maxTokens) {
        return new DummyProvider(new DummyProvider.Settings(latency, 100))
                .complete(new Prompt("{}", "{}", promptCharacters, maxTokens))
                .toCompletableFuture();
    }

    @Test
    void theAnswerHasTheConfiguredLengthAndIsThereAtOnce() {
        CompletableFuture<Completion> completion = complete(Duration.ZERO, 9, 1000);
        assertThat(completion).isDone();
        assertThat(completion.join().text()).hasSize(100).startsWith("This is a synthetic answer");
        assertThat(completion.join().finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void fourCharactersAreATokenAndSoIsTheRest() {
        Completion completion = complete(Duration.ZERO, 9, 1000).join();
        assertThat(completion.inputTokens()).isEqualTo(3);
        assertThat(completion.outputTokens()).isEqualTo(25);
    }

    @Test
    void anAnswerBeyondTheLimitOfTokensIsCutThere() {
        Completion completion = complete(Duration.ZERO, 0, 7).join();
        assertThat(completion.text()).hasSize(28);
        assertThat(completion.outputTokens()).isEqualTo(7);
        assertThat(completion.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void aSlowModelAnswersLaterWithoutHoldingTheCaller() {
        CompletableFuture<Completion> completion = complete(Duration.ofMillis(200), 1, 1000);
        assertThat(completion).isNotDone();
        assertThat(completion.join().text()).hasSize(100);
    }
}
