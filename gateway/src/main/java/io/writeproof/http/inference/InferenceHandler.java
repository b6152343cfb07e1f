package io.writeproof.http.inference;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Replies;
import io.writeproof.http.RequestBody;
import io.writeproof.metrics.InferenceMetrics;
import io.writeproof.metrics.InferenceMetrics.Labels;
import io.writeproof.service.inference.InferenceAnswer;
import io.writeproof.service.inference.InferenceRequest;
import io.writeproof.service.inference.InferenceService;
import java.util.function.LongSupplier;

/** {@code POST /inference}. Thread-safe. */
final class InferenceHandler implements Handler<RoutingContext> {

    private final InferenceService service;
    private final InferenceMetrics metrics;
    private final LongSupplier nanoClock;
    private final Replies replies;

    InferenceHandler(InferenceService service, InferenceMetrics metrics, LongSupplier nanoClock, Replies replies) {
        this.service = service;
        this.metrics = metrics;
        this.nanoClock = nanoClock;
        this.replies = replies;
    }

    @Override
    public void handle(RoutingContext context) {
        long start = nanoClock.getAsLong();
        metrics.requested();
        InferenceRequest request = InferenceRequestDecoder.decode(RequestBody.of(context));
        Future.fromCompletionStage(service.infer(request), context.vertx().getOrCreateContext())
                .onSuccess(answer -> answered(context, answer, start))
                .onFailure(context::fail);
    }

    private void answered(RoutingContext context, InferenceAnswer answer, long start) {
        replies.json(context, 200, InferenceResponse.of(answer));
        Labels labels = new Labels(answer.function().name(), answer.function().variantName());
        metrics.answered(
                labels, answer.completion().inputTokens(), answer.completion().outputTokens());
        metrics.overhead(labels, nanoClock.getAsLong() - start - answer.providerNanos());
    }
}
