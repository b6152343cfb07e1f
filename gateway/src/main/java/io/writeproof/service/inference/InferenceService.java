package io.writeproof.service.inference;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import io.writeproof.service.HandOff;
import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.inference.Inference.ModelCall;
import io.writeproof.service.inference.InferenceRequest.Storage;
import io.writeproof.service.inference.InferenceRequest.Target;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Answers inferences and has them written down.
 *
 * <p>Never blocks the caller. Immutable and thread-safe.
 */
public final class InferenceService {

    private static final String PROVIDER_NAME = "dummy";

    private final Map<String, ChatFunction> functions;
    private final ModelProvider provider;
    private final HandOff<Inference> rows;
    private final LongSupplier nanoClock;

    public InferenceService(
            Map<String, ChatFunction> functions,
            ModelProvider provider,
            HandOff<Inference> rows,
            LongSupplier nanoClock) {
        this.functions = Map.copyOf(functions);
        this.provider = provider;
        this.rows = rows;
        this.nanoClock = nanoClock;
    }

    /**
     * Answers one request.
     *
     * @return completes when the answer may be given: the row is then covered by the write mode's promise. Fails as
     *     {@link HandOff#write} does.
     * @throws ServiceException if there is no such function, variant or model
     */
    public CompletionStage<InferenceAnswer> infer(InferenceRequest request) {
        ChatFunction function = function(request.target());
        UUID id = UuidCreator.getTimeOrderedEpochFast();
        UUID episodeId = request.episodeId() == null ? UuidCreator.getTimeOrderedEpochFast() : request.episodeId();
        long start = nanoClock.getAsLong();
        return provider.complete(request.prompt()).thenCompose(completion -> {
            long nanos = nanoClock.getAsLong() - start;
            return store(request, new InferenceAnswer(id, episodeId, function, completion, nanos));
        });
    }

    private CompletionStage<InferenceAnswer> store(InferenceRequest request, InferenceAnswer answer) {
        return request.storage() == Storage.DRY_RUN
                ? CompletableFuture.completedStage(answer)
                : rows.write(row(request, answer)).thenApply(receipt -> answer);
    }

    private ChatFunction function(Target target) {
        ChatFunction function =
                target.modelName() == null ? named(String.valueOf(target.functionName())) : ofModel(target.modelName());
        String variant = target.variantName();
        if (variant != null && !variant.equals(function.variantName())) {
            throw new ServiceException(
                    Reason.NOT_FOUND,
                    "variant_name: function " + function.name() + " has no such variant; expected "
                            + function.variantName());
        }
        return function;
    }

    private ChatFunction named(String name) {
        ChatFunction function = functions.get(name);
        if (function == null) {
            throw new ServiceException(
                    Reason.NOT_FOUND,
                    "function_name: there is no such function; expected one of "
                            + String.join(", ", new TreeSet<>(functions.keySet())));
        }
        return function;
    }

    private static ChatFunction ofModel(String modelName) {
        if (!modelName.equals(ChatFunction.DUMMY_MODEL)) {
            throw new ServiceException(
                    Reason.NOT_FOUND, "model_name: there is no such model; expected " + ChatFunction.DUMMY_MODEL);
        }
        return ChatFunction.ofModel(modelName);
    }

    private static Inference row(InferenceRequest request, InferenceAnswer answer) {
        Completion completion = answer.completion();
        ChatFunction function = answer.function();
        int millis = (int) TimeUnit.NANOSECONDS.toMillis(answer.providerNanos());
        return new Inference(
                answer.inferenceId(),
                UuidUtil.getInstant(answer.inferenceId()),
                function.name(),
                function.variantName(),
                answer.episodeId(),
                millis,
                request.prompt().input(),
                ContentJson.of(completion.text()),
                request.prompt().params(),
                request.tags(),
                new ModelCall(
                        UuidCreator.getTimeOrderedEpochFast(),
                        function.modelName(),
                        PROVIDER_NAME,
                        completion.inputTokens(),
                        completion.outputTokens(),
                        millis,
                        completion.finishReason().label(),
                        request.prompt().input(),
                        completion.text()));
    }
}
