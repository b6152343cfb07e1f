package io.writeproof.service.classify;

import org.jspecify.annotations.Nullable;

/**
 * One request to classify, checked in form.
 *
 * @param id names the request in the answer's header and in the log
 * @param text what is to be classified
 * @param bodyId the caller's other name for it, which reaches only the log, or null
 */
public record ClassifyRequest(
        RequestId id, String text, @Nullable String bodyId) {}
