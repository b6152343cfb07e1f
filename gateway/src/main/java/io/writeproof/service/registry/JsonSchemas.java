package io.writeproof.service.registry;

import io.writeproof.service.ServiceException;
import io.writeproof.service.ServiceException.Reason;
import io.writeproof.service.registry.compatibility.Containment;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What can be done with registered schemas whose language is understood. */
final class JsonSchemas {

    private JsonSchemas() {}

    /**
     * The schema as a tree.
     *
     * @throws ServiceException if it is in another language
     */
    static JsonNode tree(RegisteredSchema schema) {
        SchemaFormat format = schema.registration().format();
        if (format != SchemaFormat.JSON) {
            throw new ServiceException(
                    Reason.UNUSABLE,
                    "schema " + schema.id() + " is " + format + "; expected " + SchemaFormat.JSON
                            + ", the only language that is understood here");
        }
        return JsonText.parse(schema.registration().content());
    }

    /** Where {@code schema} breaks a promise towards {@code earlier}; nothing if it keeps it. */
    static List<String> violations(CompatibilityMode promise, RegisteredSchema schema, RegisteredSchema earlier) {
        JsonNode now = tree(schema);
        JsonNode before = tree(earlier);
        List<String> violations = new ArrayList<>();
        if (promise.backward()) {
            Containment.gaps(now, before).forEach(gap -> violations.add("backward: " + gap));
        }
        if (promise.forward()) {
            Containment.gaps(before, now).forEach(gap -> violations.add("forward: " + gap));
        }
        return violations;
    }
}
