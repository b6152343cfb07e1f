package io.writeproof.http.orchestration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.writeproof.http.Problem;
import io.writeproof.service.orchestration.store.FailureClass;
import org.jspecify.annotations.Nullable;

/** Whom a request that was not fulfilled is for, in the words for failed instances; nothing where it is the caller's own. */
record OrchestrationProblem(
        @JsonProperty("class") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String failureClass) {

    private static final int UNUSABLE = 422;

    static OrchestrationProblem of(Problem problem) {
        if (problem.mayGoAway()) {
            return new OrchestrationProblem(FailureClass.INFRASTRUCTURE.label());
        }
        return new OrchestrationProblem(problem.status() == UNUSABLE ? FailureClass.CONFIGURATION.label() : null);
    }
}
