package io.writeproof.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import io.writeproof.service.inference.Inference;
import io.writeproof.service.inference.Inference.ModelCall;
import java.util.UUID;

/** Inferences that should not exist. Thread-safe. */
public final class StrangeInferences implements Strangers<Inference> {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST_TAG = "load_test_request_id";

    /** Same id, same tags; the key is another one, because the time is part of it. */
    @Override
    public Inference duplicateOf(Inference row) {
        return row.withIdentity(row.id(), row.createdAt().plusMillis(1));
    }

    @Override
    public Inference inventedBeside(Inference row) {
        try {
            ObjectNode tags = (ObjectNode) JSON.readTree(row.tags());
            if (tags.has(REQUEST_TAG)) {
                tags.put(REQUEST_TAG, UuidCreator.getTimeOrderedEpoch().toString());
            }
            return stranger(row, tags.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The tags of row " + row.id() + " are no JSON object", e);
        }
    }

    private static Inference stranger(Inference row, String tags) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        ModelCall call = row.model();
        return new Inference(
                id,
                UuidUtil.getInstant(id),
                row.functionName(),
                row.variantName(),
                row.episodeId(),
                row.processingTimeMs(),
                row.input(),
                row.output(),
                row.inferenceParams(),
                tags,
                new ModelCall(
                        UuidCreator.getTimeOrderedEpoch(),
                        call.modelName(),
                        call.providerName(),
                        call.inputTokens(),
                        call.outputTokens(),
                        call.responseTimeMs(),
                        call.finishReason(),
                        call.rawRequest(),
                        call.rawResponse()));
    }
}
