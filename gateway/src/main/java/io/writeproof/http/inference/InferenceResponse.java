package io.writeproof.http.inference;

import io.writeproof.service.inference.Completion;
import io.writeproof.service.inference.InferenceAnswer;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The body of a successful answer of {@code POST /inference}, in the form of the source service. */
record InferenceResponse(
        UUID inferenceId,
        UUID episodeId,
        String variantName,
        List<TextBlock> content,
        Usage usage,
        String finishReason) {

    /** A block of text; {@code type} is always {@code text}. */
    record TextBlock(String type, String text) {}

    /** What the inference used; the cost is not known, and null says so. */
    record Usage(
            int inputTokens, int outputTokens, @Nullable BigDecimal cost) {}

    static InferenceResponse of(InferenceAnswer answer) {
        Completion completion = answer.completion();
        return new InferenceResponse(
                answer.inferenceId(),
                answer.episodeId(),
                answer.function().variantName(),
                List.of(new TextBlock("text", completion.text())),
                new Usage(completion.inputTokens(), completion.outputTokens(), null),
                completion.finishReason().label());
    }
}
