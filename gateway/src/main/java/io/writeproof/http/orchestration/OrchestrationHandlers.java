package io.writeproof.http.orchestration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Replies;
import io.writeproof.http.RequestBody;
import io.writeproof.http.RequestException;
import io.writeproof.service.orchestration.Failure;
import io.writeproof.service.orchestration.Orchestrations;
import io.writeproof.service.orchestration.store.InstanceStatus;
import io.writeproof.service.orchestration.store.InstanceStatus.State;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The three requests of the interface, each answered back on its event loop. Thread-safe. */
final class OrchestrationHandlers {

    private static final String DEFAULT_TIMEOUT_MS = "60000";
    private static final int LONGEST_TIMEOUT_MS = 600_000;

    private final Orchestrations orchestrations;
    private final Replies replies;

    private record StartedBody(String instanceId) {}

    private record StatusBody(
            String instanceId,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String output,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            FailureBody failure) {}

    private record FailureBody(@JsonProperty("class") String failureClass, String message) {

        static FailureBody of(Failure failure) {
            return new FailureBody(failure.failureClass().label(), failure.message());
        }
    }

    OrchestrationHandlers(Orchestrations orchestrations, Replies replies) {
        this.orchestrations = orchestrations;
        this.replies = replies;
    }

    /** {@code POST /orchestrations}: 202 after the commit. */
    void start(RoutingContext context) {
        StartRequest request = StartRequest.decode(RequestBody.of(context));
        answer(
                context,
                orchestrations.start(request.instanceId(), request.orchestration(), request.input()),
                started -> replies.json(context, 202, new StartedBody(request.instanceId())));
    }

    /** {@code GET /orchestrations/{id}}: 200, whatever the status. */
    void status(RoutingContext context) {
        String instanceId = instanceId(context);
        answer(
                context,
                orchestrations.status(instanceId, Duration.ZERO),
                status -> reply(context, 200, instanceId, status));
    }

    /** {@code GET /orchestrations/{id}/wait}: 200 when it has ended, 202 if it has not when the time is over. */
    void await(RoutingContext context) {
        String instanceId = instanceId(context);
        CompletableFuture<InstanceStatus> waiting = orchestrations.status(instanceId, timeout(context));
        context.addEndHandler(end -> waiting.cancel(false));
        answer(context, waiting, status -> reply(context, status.hasEnded() ? 200 : 202, instanceId, status));
    }

    private static String instanceId(RoutingContext context) {
        return InstanceId.check(context.pathParam("id"));
    }

    private static Duration timeout(RoutingContext context) {
        String text = context.request().getParam("timeout_ms", DEFAULT_TIMEOUT_MS);
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > LONGEST_TIMEOUT_MS) {
            throw RequestException.badRequest(
                    "timeout_ms: expected a whole number from 0 to " + LONGEST_TIMEOUT_MS + ", found something else");
        }
        return Duration.ofMillis(Integer.parseInt(text));
    }

    private void reply(RoutingContext context, int code, String instanceId, InstanceStatus status) {
        if (status.state() == State.NOT_FOUND) {
            context.fail(RequestException.of(404, "instance_id: no instance of this name has been started"));
            return;
        }
        replies.json(
                context,
                code,
                new StatusBody(
                        instanceId,
                        status.state().label(),
                        status.state() == State.COMPLETED ? status.output() : null,
                        Orchestrations.failure(status).map(FailureBody::of).orElse(null)));
    }

    private static <T> void answer(RoutingContext context, CompletionStage<T> stage, Consumer<T> reply) {
        Future.fromCompletionStage(stage, context.vertx().getOrCreateContext())
                .onSuccess(reply::accept)
                .onFailure(context::fail);
    }
}
