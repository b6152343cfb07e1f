package io.writeproof.http.registry;

import io.writeproof.http.JsonCursor;
import io.writeproof.http.JsonDocument;
import io.writeproof.http.RequestException;
import io.writeproof.service.registry.CompatibilityMode;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/v1/compatibility/check}.
 *
 * @param schema the schema that promises
 * @param earlier the one that it promises something towards
 */
record CompatibilityRequest(UUID schema, UUID earlier, CompatibilityMode mode) {

    /**
     * Reads one body.
     *
     * @throws RequestException if it is no such request
     */
    static CompatibilityRequest decode(byte[] body) {
        return JsonDocument.read(body, CompatibilityRequest::decode);
    }

    private static CompatibilityRequest decode(JsonCursor json) throws IOException {
        @Nullable UUID schema = null;
        @Nullable UUID earlier = null;
        CompatibilityMode mode = CompatibilityMode.BACKWARD;
        json.beginObject("the body");
        while (json.nextField()) {
            String field = json.field();
            switch (field) {
                case "schema_id" -> schema = SchemaId.parse(field, json.text(field));
                case "compared_schema_id" -> earlier = SchemaId.parse(field, json.text(field));
                case "mode" -> mode = Fields.choice(CompatibilityMode.class, field, json.text(field));
                default -> json.skip(field);
            }
        }
        return new CompatibilityRequest(
                Fields.required("schema_id", schema), Fields.required("compared_schema_id", earlier), mode);
    }
}
