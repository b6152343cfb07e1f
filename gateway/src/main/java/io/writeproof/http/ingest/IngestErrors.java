package io.writeproof.http.ingest;

import io.vertx.ext.web.RoutingContext;
import io.writeproof.http.Failures.ErrorReply;
import io.writeproof.http.Problem;
import io.writeproof.http.Replies;
import java.util.List;
import java.util.stream.Stream;

/**
 * Errors in the form of FastAPI, which the source service is made with: {@code detail} is a list for what fails
 * validation, with the place and without the value, and a text for everything else.
 */
record IngestErrors(Replies replies) implements ErrorReply {

    private static final int UNPROCESSABLE = 422;

    private record TextBody(String detail) {}

    private record ListBody(List<Fault> detail) {}

    private record Fault(String type, List<String> loc, String msg) {}

    @Override
    public void send(RoutingContext context, Problem problem) {
        replies.json(
                context,
                problem.status(),
                problem.status() == UNPROCESSABLE ? listed(problem) : new TextBody(problem.message()));
    }

    private static ListBody listed(Problem problem) {
        List<String> place =
                Stream.concat(Stream.of("body"), problem.details().stream()).toList();
        return new ListBody(List.of(new Fault("value_error", place, problem.message())));
    }
}
