package io.writeproof.http.classify;

import io.writeproof.http.Problem;
import java.util.List;

/** What callers of the source service look for in an error. */
record ClassifyProblem(ErrorBody error) {

    private record ErrorBody(int code, String message, String status, List<RetryAfter> details) {}

    private record RetryAfter(int retryAfterSeconds) {}

    static ClassifyProblem of(Problem problem) {
        List<RetryAfter> details =
                problem.mayGoAway() ? List.of(new RetryAfter(Problem.RETRY_AFTER_SECONDS)) : List.of();
        return new ClassifyProblem(new ErrorBody(problem.status(), problem.message(), word(problem.status()), details));
    }

    /** The source service's words, which are those of Google's APIs. */
    private static String word(int status) {
        return switch (status) {
            case 404 -> "NOT_FOUND";
            case 503 -> "UNAVAILABLE";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }
}
