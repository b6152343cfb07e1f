package io.writeproof.service.inference;

import static io.writeproof.write.PgType.BOOLEAN;
import static io.writeproof.write.PgType.INTEGER;
import static io.writeproof.write.PgType.JSONB;
import static io.writeproof.write.PgType.TEXT;
import static io.writeproof.write.PgType.TIMESTAMPTZ;
import static io.writeproof.write.PgType.UUID;

import io.writeproof.write.Column;
import io.writeproof.write.Destination;
import io.writeproof.write.Table;
import java.util.List;

/** Where an inference is stored: one row in each of two tables, committed together. */
public final class InferenceTables {

    /** The inference itself. */
    public static final Table<Inference> CHAT_INFERENCES = new Table<>(
            "chat_inferences",
            List.of(
                    new Column<>("id", UUID, Inference::id),
                    new Column<>("created_at", TIMESTAMPTZ, Inference::createdAt),
                    new Column<>("function_name", TEXT, Inference::functionName),
                    new Column<>("variant_name", TEXT, Inference::variantName),
                    new Column<>("episode_id", UUID, Inference::episodeId),
                    new Column<>("processing_time_ms", INTEGER, Inference::processingTimeMs),
                    new Column<>("input", JSONB, Inference::input),
                    new Column<>("output", JSONB, Inference::output),
                    new Column<>("inference_params", JSONB, Inference::inferenceParams),
                    new Column<>("tags", JSONB, Inference::tags)));

    /** The call to the model behind it. */
    public static final Table<Inference> MODEL_INFERENCES = new Table<>(
            "model_inferences",
            List.of(
                    new Column<>("id", UUID, i -> i.model().id()),
                    new Column<>("created_at", TIMESTAMPTZ, Inference::createdAt),
                    new Column<>("inference_id", UUID, Inference::id),
                    new Column<>("model_name", TEXT, i -> i.model().modelName()),
                    new Column<>("model_provider_name", TEXT, i -> i.model().providerName()),
                    new Column<>("input_tokens", INTEGER, i -> i.model().inputTokens()),
                    new Column<>("output_tokens", INTEGER, i -> i.model().outputTokens()),
                    new Column<>("response_time_ms", INTEGER, i -> i.model().responseTimeMs()),
                    new Column<>("finish_reason", TEXT, i -> i.model().finishReason()),
                    new Column<>("cached", BOOLEAN, i -> false),
                    new Column<>("raw_request", TEXT, i -> i.model().rawRequest()),
                    new Column<>("raw_response", TEXT, i -> i.model().rawResponse())));

    /** Both, written together. */
    public static final Destination<Inference> BOTH =
            new Destination<>(List.of(CHAT_INFERENCES, MODEL_INFERENCES), i -> i.id().toString());

    private InferenceTables() {}
}
