package io.writeproof.http.classify;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Replies;
import io.writeproof.http.RequestBody;
import io.writeproof.metrics.QueryMetrics;
import io.writeproof.metrics.QueryMetrics.CacheUse;
import io.writeproof.service.classify.ClassifyAnswer;
import io.writeproof.service.classify.ClassifyRequest;
import io.writeproof.service.classify.ClassifyService;
import io.writeproof.service.classify.Label;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** {@code POST /v1/query-classify}. Thread-safe. */
final class ClassifyHandler implements Handler<RoutingContext> {

    private static final CharSequence LATENCY_HEADER = HttpHeaders.createOptimized("x-router-latency");
    private static final int OK = 200;

    private final ClassifyService service;
    private final QueryMetrics metrics;
    private final LongSupplier nanoClock;
    private final Replies replies;

    /** The body of a successful answer. */
    private record AnswerBody(String label, double confidence) {}

    ClassifyHandler(ClassifyService service, QueryMetrics metrics, LongSupplier nanoClock, Replies replies) {
        this.service = service;
        this.metrics = metrics;
        this.nanoClock = nanoClock;
        this.replies = replies;
    }

    /** Counts a request, whatever becomes of it; comes before its body is read. */
    void count(RoutingContext context) {
        metrics.began();
        context.addEndHandler(end -> {
            metrics.ended();
            if (context.response().getStatusCode() != OK) {
                metrics.failed();
            }
        });
        context.next();
    }

    @Override
    public void handle(RoutingContext context) {
        long start = nanoClock.getAsLong();
        ClassifyRequest request = ClassifyRequestDecoder.decode(RequestIdHandler.of(context), RequestBody.of(context));
        Future.fromCompletionStage(service.classify(request), context.vertx().getOrCreateContext())
                .onSuccess(answer -> answered(context, answer, nanoClock.getAsLong() - start))
                .onFailure(context::fail);
    }

    private void answered(RoutingContext context, ClassifyAnswer answer, long nanos) {
        metrics.answered(answer.cached() ? CacheUse.HIT : CacheUse.MISS, nanos);
        Label original = answer.classification().label();
        if (answer.label() != original) {
            metrics.routed(original.number(), answer.label().number());
        }
        if (!Replies.isTooLate(context)) {
            context.response().putHeader(LATENCY_HEADER, String.valueOf(TimeUnit.NANOSECONDS.toMillis(nanos)));
        }
        String label = String.valueOf(answer.label().number());
        replies.json(context, OK, new AnswerBody(label, answer.classification().confidence()));
    }
}
