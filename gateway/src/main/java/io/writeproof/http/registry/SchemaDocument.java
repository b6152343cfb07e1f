package io.writeproof.http.registry;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.vertx.core.buffer.Buffer;
import io.writeproof.http.Json;
import io.writeproof.service.registry.RegisteredSchema;
import io.writeproof.service.registry.Registration;
import io.writeproof.service.registry.SchemaFormat;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The body of an answer with a schema: made once for each, and sent as it is to everybody. */
final class SchemaDocument {

    private record SchemaBody(
            UUID id,
            String namespace,
            String name,
            String version,
            String format,
            @JsonRawValue String schema,
            String content,
            String state,
            String compatibilityMode,
            String createdAt,
            String updatedAt) {}

    private SchemaDocument() {}

    /** UTF-8 JSON; nobody may change it. */
    static Buffer of(RegisteredSchema schema) {
        Registration registration = schema.registration();
        String createdAt = schema.createdAt().toString();
        return Buffer.buffer(Json.encode(new SchemaBody(
                schema.id(),
                registration.name().namespace(),
                registration.name().name(),
                registration.version().toString(),
                registration.format().name(),
                asJson(registration),
                registration.content(),
                registration.state().name(),
                registration.compatibility().name(),
                createdAt,
                createdAt)));
    }

    /** The schema itself where it is JSON; a .proto file is a string. */
    private static String asJson(Registration registration) {
        return registration.format() == SchemaFormat.PROTOBUF
                ? new String(Json.encode(registration.content()), StandardCharsets.UTF_8)
                : registration.content();
    }
}
