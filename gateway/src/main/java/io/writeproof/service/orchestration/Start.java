package io.writeproof.service.orchestration;

import io.writeproof.service.orchestration.Event.OrchestrationStarted;

/**
 * The start of an instance, as it is written.
 *
 * @param instanceId names the instance, chosen by the caller
 * @param message the event that it will be in the history
 */
public record Start(String instanceId, String message) {

    /**
     * Starts an orchestration.
     *
     * @param input text of JSON
     */
    static Start of(String instanceId, String orchestration, String input) {
        return new Start(instanceId, EventJson.of(new OrchestrationStarted(orchestration, input)));
    }
}
