package io.writeproof.jmeter;

import java.util.Objects;
import org.apache.jmeter.samplers.SampleResult;

/** Sorts failed samples into classes that can be counted. */
final class ErrorClass {

    /** Stands for a request that got no HTTP status at all, as other load tools have it. */
    private static final String NO_STATUS = "599";

    private static final String NO_STATUS_PREFIX = "Non HTTP response code: ";

    private ErrorClass() {}

    /** The HTTP status; {@code 599} and the exception without one; {@code 200 assertion} when the answer was wrong. */
    static String of(SampleResult result) {
        String code = responseCode(result);
        if (code.startsWith(NO_STATUS_PREFIX)) {
            String exception = code.substring(NO_STATUS_PREFIX.length());
            return NO_STATUS + " " + exception.substring(exception.lastIndexOf('.') + 1);
        }
        if (code.isEmpty()) {
            return NO_STATUS;
        }
        return code.startsWith("2") || code.startsWith("3") ? code + " assertion" : code;
    }

    /** As the sampler set it; empty when it set none, or a script took it away. */
    static String responseCode(SampleResult result) {
        return Objects.requireNonNullElse(result.getResponseCode(), "");
    }
}
