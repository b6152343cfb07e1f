package io.writeproof.http.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Json;
import io.writeproof.http.JsonDocument;
import io.writeproof.http.Replies;
import io.writeproof.http.RequestBody;
import io.writeproof.service.registry.Registered;
import io.writeproof.service.registry.Registered.Since;
import io.writeproof.service.registry.SchemaRegistry;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The four requests of the interface, each answered back on its event loop. Thread-safe. */
final class RegistryHandlers {

    private final SchemaRegistry<Buffer> registry;
    private final Replies replies;

    private record RegisteredBody(UUID id, String version, String createdAt) {}

    private record ValidationBody(
            boolean isValid,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> errors) {}

    private record CompatibilityBody(
            boolean isCompatible,
            String mode,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> violations) {}

    RegistryHandlers(SchemaRegistry<Buffer> registry, Replies replies) {
        this.registry = registry;
        this.replies = replies;
    }

    /** {@code POST /api/v1/schemas}: 201, or 200 if it was there. */
    void register(RoutingContext context) {
        answer(context, registry.register(RegistrationDecoder.decode(RequestBody.of(context))), registered -> {
            int status = registered.since() == Since.NOW ? 201 : 200;
            replies.json(context, status, body(registered));
        });
    }

    private static RegisteredBody body(Registered registered) {
        return new RegisteredBody(
                registered.schema().id(),
                registered.schema().registration().version().toString(),
                registered.schema().createdAt().toString());
    }

    /** {@code GET /api/v1/schemas/{id}} for a schema that is not in memory. */
    void retrieve(RoutingContext context) {
        answer(context, registry.find(id(context)), document -> replies.send(context, Json.CONTENT_TYPE, document));
    }

    /** {@code POST /api/v1/validate/{id}}. */
    void validate(RoutingContext context) {
        UUID id = id(context);
        String document = JsonDocument.read(RequestBody.of(context));
        answer(
                context,
                registry.validate(id, document),
                errors -> replies.json(context, 200, new ValidationBody(errors.isEmpty(), errors)));
    }

    /** {@code POST /api/v1/compatibility/check}. */
    void compatibility(RoutingContext context) {
        CompatibilityRequest request = CompatibilityRequest.decode(RequestBody.of(context));
        String mode = request.mode().name();
        answer(
                context,
                registry.violations(request.schema(), request.earlier(), request.mode()),
                found -> replies.json(context, 200, new CompatibilityBody(found.isEmpty(), mode, found)));
    }

    private static UUID id(RoutingContext context) {
        return SchemaId.parse("the path", context.pathParam("id"));
    }

    private static <T> void answer(RoutingContext context, CompletionStage<T> stage, Consumer<T> reply) {
        Future.fromCompletionStage(stage, context.vertx().getOrCreateContext())
                .onSuccess(reply::accept)
                .onFailure(context::fail);
    }
}
