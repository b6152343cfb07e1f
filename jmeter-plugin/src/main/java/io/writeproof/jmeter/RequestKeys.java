package io.writeproof.jmeter;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.parity.KeySource;
import java.io.IOException;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.JMeterVariables;
import org.jspecify.annotations.Nullable;

/** Finds the key of a request: in a JMeter variable, or in the JSON of the answer. Thread-safe. */
sealed interface RequestKeys {

    KeySource source();

    /** The key of the request with this result, on the thread that sent it; null when there is none. */
    @Nullable
    String keyOf(SampleResult result);

    /** Chooses by the two fields of the element, of which at most one may be filled. */
    static RequestKeys of(String variable, String pointer) {
        if (!variable.isEmpty() && !pointer.isEmpty()) {
            throw new IllegalArgumentException("keyVariable is " + variable + " and responseKeyPointer is " + pointer
                    + ": give one of them, because a request has one key");
        }
        if (!variable.isEmpty()) {
            return new FromVariable(variable);
        }
        return pointer.isEmpty() ? new None() : new FromAnswer(compile(pointer));
    }

    private static JsonPointer compile(String pointer) {
        try {
            return JsonPointer.compile(pointer);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "responseKeyPointer is " + pointer + ": expected a JSON pointer such as /inference_id", e);
        }
    }

    /** The client chose the key and keeps it in a variable. */
    record FromVariable(String name) implements RequestKeys {
        @Override
        public KeySource source() {
            return KeySource.REQUEST;
        }

        @Override
        public @Nullable String keyOf(SampleResult result) {
            @Nullable
            JMeterVariables variables = JMeterContextService.getContext().getVariables();
            return variables == null ? null : variables.get(name);
        }
    }

    /** The service chose the key and tells it in its answer. */
    record FromAnswer(JsonPointer pointer) implements RequestKeys {
        private static final ObjectMapper JSON = new ObjectMapper();

        @Override
        public KeySource source() {
            return KeySource.RESPONSE;
        }

        @Override
        public @Nullable String keyOf(SampleResult result) {
            try {
                JsonNode key = JSON.readTree(result.getResponseData()).at(pointer);
                return key.isValueNode() && !key.isNull() ? key.asText() : null;
            } catch (IOException e) {
                // An answer that is not JSON has no key; the ledger counts such requests and says so.
                return null;
            }
        }
    }

    /** No keys: only counts are compared. */
    record None() implements RequestKeys {
        @Override
        public KeySource source() {
            return KeySource.NONE;
        }

        @Override
        public @Nullable String keyOf(SampleResult result) {
            return null;
        }
    }
}
