package io.writeproof.http.orchestration;

import io.writeproof.http.JsonCursor;
import io.writeproof.http.JsonDocument;
import io.writeproof.http.RequestException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * The body of {@code POST /orchestrations}.
 *
 * @param input text of a JSON object
 */
record StartRequest(String instanceId, String orchestration, String input) {

    private static final String INSTANCE_ID = "instance_id";
    private static final String ORCHESTRATION = "orchestration";
    private static final String INPUT = "input";

    /**
     * Reads one body.
     *
     * @throws RequestException if it is no such request; the message names the field
     */
    static StartRequest decode(byte[] body) {
        return JsonDocument.read(body, StartRequest::decode);
    }

    private static StartRequest decode(JsonCursor json) throws IOException {
        Map<String, String> fields = new TreeMap<>();
        json.beginObject("the body");
        while (json.nextField()) {
            String field = json.field();
            if (fields.put(field, value(json, field)) != null) {
                throw RequestException.badRequest(field + ": expected once, found twice");
            }
        }
        return new StartRequest(
                InstanceId.check(required(fields, INSTANCE_ID)),
                required(fields, ORCHESTRATION),
                required(fields, INPUT));
    }

    private static String value(JsonCursor json, String field) throws IOException {
        return switch (field) {
            case INSTANCE_ID, ORCHESTRATION -> json.text(field);
            case INPUT -> {
                int start = json.position();
                json.beginObject(field);
                json.skip(field);
                yield json.since(start);
            }
            default ->
                throw RequestException.badRequest(
                        "the body: expected the fields instance_id, orchestration and input, found another; remove it");
        };
    }

    private static String required(Map<String, String> fields, String field) {
        String value = fields.get(field);
        if (value == null) {
            throw RequestException.badRequest(field + ": expected a value, found none");
        }
        return value;
    }
}
