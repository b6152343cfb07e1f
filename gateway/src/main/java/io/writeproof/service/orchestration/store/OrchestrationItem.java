package io.writeproof.service.orchestration.store;

import java.util.List;

/**
 * An instance that its holder may take a turn with.
 *
 * @param lockToken proves that it is the holder
 * @param attempt how often the message that was tried most has been handed out, this time included; 1 or more
 * @param messages what has arrived, the oldest first; at least one
 * @param history what has happened so far, event 1 first; empty before the first turn
 */
public record OrchestrationItem(
        String instanceId, String lockToken, int attempt, List<String> messages, List<String> history) {

    public OrchestrationItem {
        messages = List.copyOf(messages);
        history = List.copyOf(history);
    }
}
