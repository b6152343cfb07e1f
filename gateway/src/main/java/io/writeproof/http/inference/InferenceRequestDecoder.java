package io.writeproof.http.inference;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.writeproof.http.JsonCursor;
import io.writeproof.http.RequestException;
import io.writeproof.service.inference.InferenceRequest;
import io.writeproof.service.inference.InferenceRequest.Prompt;
import io.writeproof.service.inference.InferenceRequest.Storage;
import io.writeproof.service.inference.InferenceRequest.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns the body of {@code POST /inference} into a request, or says which field is wrong.
 *
 * <p>Strict, as the source service declares itself: a field that it does not know is refused, and so is a tag with its
 * reserved prefix. Fields that can have no effect on a synthetic answer are checked for their type and otherwise ignored.
 * One decoder reads one body.
 */
final class InferenceRequestDecoder {

    private static final String RESERVED_TAG_PREFIX = "tensorzero::";
    private static final int UUID_LENGTH = 36;
    private static final Set<String> CACHE_MODES = new TreeSet<>(Set.of("off", "on", "read_only", "write_only"));
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "additional_tools",
            "allowed_tools",
            "cache_options",
            "credentials",
            "dryrun",
            "episode_id",
            "extra_body",
            "extra_headers",
            "function_name",
            "include_raw_response",
            "include_raw_usage",
            "input",
            "model_name",
            "namespace",
            "output_schema",
            "parallel_tool_calls",
            "params",
            "provider_tools",
            "stream",
            "tags",
            "tool_choice",
            "variant_name"));

    private final JsonCursor json;
    private final Set<String> seen = new HashSet<>();
    private final InferenceParams params = new InferenceParams();
    private final InferenceInput input = new InferenceInput();
    private String tags = "{}";
    private @Nullable String functionName;
    private @Nullable String modelName;
    private @Nullable String variantName;
    private @Nullable UUID episodeId;
    private Storage storage = Storage.STORED;

    private InferenceRequestDecoder(JsonCursor json) {
        this.json = json;
    }

    /**
     * Decodes a body.
     *
     * @throws RequestException if it is not JSON, or not a request
     */
    static InferenceRequest decode(byte[] body) {
        try {
            return new InferenceRequestDecoder(new JsonCursor(body)).decode();
        } catch (JsonProcessingException e) {
            throw JsonCursor.notJson(e);
        } catch (IOException e) {
            throw new UncheckedIOException("A body in memory could not be read", e);
        }
    }

    private InferenceRequest decode() throws IOException {
        json.beginObject("the body");
        while (json.nextField()) {
            String field = json.field();
            if (!seen.add(field)) {
                throw RequestException.badRequest(field + ": expected once, found twice");
            }
            read(field);
        }
        json.end();
        return request();
    }

    private void read(String field) throws IOException {
        if (!FIELDS.contains(field)) {
            throw RequestException.badRequest(field + ": unknown field; expected one of " + String.join(", ", FIELDS));
        }
        if (json.isNull()) {
            return;
        }
        switch (field) {
            case "function_name" -> functionName = json.text(field);
            case "model_name" -> modelName = json.text(field);
            case "variant_name" -> variantName = json.text(field);
            case "episode_id" -> episodeId = uuid(field);
            case "input" -> input.read(json);
            case "params" -> params.read(json);
            case "tags" -> readTags();
            case "cache_options" -> readCacheOptions();
            case "dryrun" -> storage = json.truth(field) ? Storage.DRY_RUN : Storage.STORED;
            case "include_raw_response", "include_raw_usage", "parallel_tool_calls" -> json.truth(field);
            case "namespace" -> json.text(field);
            case "stream" -> refuseStream();
            default -> json.skip(field);
        }
    }

    private UUID uuid(String field) throws IOException {
        String text = json.text(field);
        try {
            if (text.length() == UUID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            throw notAUuid(field);
        }
        throw notAUuid(field);
    }

    private static RequestException notAUuid(String field) {
        return RequestException.badRequest(field + ": expected a UUID such as 01931f5a-7f1e-7000-8000-000000000001");
    }

    private void readTags() throws IOException {
        int start = json.position();
        json.beginObject("tags");
        while (json.nextField()) {
            String tag = json.field();
            if (tag.startsWith(RESERVED_TAG_PREFIX)) {
                throw RequestException.badRequest(
                        "tags: the prefix " + RESERVED_TAG_PREFIX + " is reserved; choose another name than " + tag);
            }
            json.text("tags." + tag);
        }
        tags = json.since(start);
    }

    private void readCacheOptions() throws IOException {
        json.beginObject("cache_options");
        while (json.nextField()) {
            switch (json.field()) {
                case "enabled" -> checkCacheMode(json.text("cache_options.enabled"));
                case "max_age_s" -> json.skip("cache_options.max_age_s");
                default ->
                    throw RequestException.badRequest(
                            "cache_options." + json.field() + ": unknown field; expected one of enabled, max_age_s");
            }
        }
    }

    private static void checkCacheMode(String mode) {
        if (!CACHE_MODES.contains(mode)) {
            throw RequestException.badRequest(
                    "cache_options.enabled: expected one of " + String.join(", ", CACHE_MODES));
        }
    }

    private void refuseStream() {
        if (json.truth("stream")) {
            throw RequestException.badRequest("stream: answers come in one piece here; expected false, found true");
        }
    }

    private InferenceRequest request() {
        if ((functionName == null) == (modelName == null)) {
            throw RequestException.badRequest("function_name, model_name: expected exactly one of them, found "
                    + (functionName == null ? "neither" : "both"));
        }
        Prompt prompt = new Prompt(input.json(), params.json(), input.characters(), params.maxTokens());
        return new InferenceRequest(new Target(functionName, modelName, variantName), episodeId, prompt, tags, storage);
    }
}
