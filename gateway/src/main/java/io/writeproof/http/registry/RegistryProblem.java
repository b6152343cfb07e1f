package io.writeproof.http.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.writeproof.http.Problem;
import java.util.List;

/** What callers of the source service look for in an error, and where a schema breaks its promise. */
record RegistryProblem(
        String error,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> violations) {

    static RegistryProblem of(Problem problem) {
        return new RegistryProblem(problem.message(), problem.details());
    }
}
