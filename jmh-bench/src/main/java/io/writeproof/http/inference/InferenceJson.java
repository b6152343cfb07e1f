package io.writeproof.http.inference;

import io.writeproof.http.Json;
import io.writeproof.service.inference.InferenceAnswer;
import io.writeproof.service.inference.InferenceRequest;
import org.jspecify.annotations.NullMarked;

/**
 * The gateway's JSON for the benchmarks, without its HTTP.
 *
 * <p>It is no part of the gateway's interface, so this class is in its package and adds nothing to it. Thread-safe.
 */
@NullMarked
public final class InferenceJson {

    private InferenceJson() {}

    /** What the gateway reads in the body of {@code POST /inference}. */
    public static InferenceRequest decode(byte[] body) {
        return InferenceRequestDecoder.decode(body);
    }

    /** The body of its answer. */
    public static byte[] encode(InferenceAnswer answer) {
        return Json.encode(InferenceResponse.of(answer));
    }
}
