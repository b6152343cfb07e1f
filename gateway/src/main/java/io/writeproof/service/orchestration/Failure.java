package io.writeproof.service.orchestration;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.writeproof.service.orchestration.store.FailureClass;

/**
 * Why an activity or an orchestration has failed.
 *
 * @param failureClass whom it is for
 * @param message what happened and what to do; holds no payload
 */
public record Failure(@JsonProperty("class") FailureClass failureClass, String message) {}
