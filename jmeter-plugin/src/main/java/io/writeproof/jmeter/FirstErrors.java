package io.writeproof.jmeter;

import io.writeproof.summary.RunReport.FirstError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.jmeter.assertions.AssertionResult;
import org.apache.jmeter.samplers.SampleResult;

/** Keeps the first requests that failed, as samples of what goes wrong. Thread-safe; takes no lock when it is full. */
final class FirstErrors {

    static final int MOST = 10;

    private static final String NO_ANSWER = "Non HTTP response message: ";

    private final List<FirstError> errors = new ArrayList<>();
    private volatile boolean full;

    /** Takes a failed result that ended at this moment. */
    void add(SampleResult result, Instant at) {
        if (!full) {
            keep(new FirstError(at, result.getSampleLabel(), ErrorClass.of(result), message(result)));
        }
    }

    private synchronized void keep(FirstError error) {
        if (errors.size() < MOST) {
            errors.add(error);
        }
        full = errors.size() == MOST;
    }

    synchronized List<FirstError> all() {
        return List.copyOf(errors);
    }

    /** Never what an assertion found: it may quote the answer. */
    private static String message(SampleResult result) {
        String code = ErrorClass.responseCode(result);
        if (code.startsWith("2") || code.startsWith("3")) {
            return Arrays.stream(result.getAssertionResults())
                    .filter(assertion -> assertion.isFailure() || assertion.isError())
                    .findFirst()
                    .map(AssertionResult::getName)
                    .orElse("");
        }
        String message = Objects.requireNonNullElse(result.getResponseMessage(), "");
        return message.startsWith(NO_ANSWER) ? message.substring(NO_ANSWER.length()) : message;
    }
}
