package io.writeproof.http.registry;

import io.writeproof.http.JsonCursor;
import io.writeproof.http.JsonDocument;
import io.writeproof.http.RequestException;
import io.writeproof.service.registry.CompatibilityMode;
import io.writeproof.service.registry.Registration;
import io.writeproof.service.registry.Registration.Notes;
import io.writeproof.service.registry.SchemaContent;
import io.writeproof.service.registry.SchemaFormat;
import io.writeproof.service.registry.SchemaName;
import io.writeproof.service.registry.SchemaState;
import io.writeproof.service.registry.SchemaVersion;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of {@code POST /api/v1/schemas} into a registration, or says which field is wrong.
 *
 * <p>Fields and defaults are those of the source service; like it, it ignores {@code namespace}, {@code name} and what it does
 * not know. Unlike it, it refuses a format that it does not know. One decoder reads one body.
 */
final class RegistrationDecoder {

    private final JsonCursor json;
    private final Set<String> seen = new HashSet<>();
    private @Nullable String subject;
    private @Nullable String schema;
    private @Nullable String schemaType;
    private @Nullable String format;
    private @Nullable String content;
    private @Nullable String description;
    private int major = SchemaVersion.FIRST.major();
    private int minor = SchemaVersion.FIRST.minor();
    private int patch = SchemaVersion.FIRST.patch();
    private SchemaState state = SchemaState.DRAFT;
    private CompatibilityMode compatibility = CompatibilityMode.BACKWARD;
    private List<String> tags = List.of();
    private String metadata = Notes.NONE.metadata();

    private RegistrationDecoder(JsonCursor json) {
        this.json = json;
    }

    /**
     * Reads one body.
     *
     * @throws RequestException if it is no such request
     */
    static Registration decode(byte[] body) {
        return JsonDocument.read(body, json -> new RegistrationDecoder(json).decode());
    }

    private Registration decode() throws IOException {
        json.beginObject("the body");
        while (json.nextField()) {
            String field = json.field();
            if (!seen.add(field)) {
                throw RequestException.badRequest(field + ": expected once, found twice");
            }
            if (json.isNull()) {
                continue;
            }
            read(field);
        }
        return registration();
    }

    private void read(String field) throws IOException {
        switch (field) {
            case "subject" -> subject = json.text(field);
            case "schema" -> schema = Fields.any(json, field);
            case "schema_type" -> schemaType = json.text(field);
            case "version_major" -> major = json.count(field);
            case "version_minor" -> minor = json.count(field);
            case "version_patch" -> patch = json.count(field);
            case "format" -> format = json.text(field);
            case "content" -> content = json.text(field);
            case "state" -> state = Fields.choice(SchemaState.class, field, json.text(field));
            case "compatibility_mode" ->
                compatibility = Fields.choice(CompatibilityMode.class, field, json.text(field));
            case "description" -> description = json.text(field);
            case "tags" -> tags = Fields.texts(json, field);
            case "metadata" -> metadata = Fields.object(json, field);
            default -> json.skip(field);
        }
    }

    private Registration registration() {
        String subjectText = Fields.required("subject", subject);
        String schemaText = Fields.required("schema", schema);
        String type = Fields.required("schema_type", schemaType);
        SchemaFormat language = format == null
                ? Fields.choice(SchemaFormat.class, "schema_type", type)
                : Fields.choice(SchemaFormat.class, "format", format);
        return new Registration(
                Fields.checked("subject: ", () -> SchemaName.ofSubject(subjectText)),
                new SchemaVersion(major, minor, patch),
                language,
                Fields.checked("", () -> SchemaContent.of(language, schemaText, content)),
                state,
                compatibility,
                new Notes(description, tags, metadata));
    }
}
