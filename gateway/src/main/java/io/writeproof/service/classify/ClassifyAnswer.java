package io.writeproof.service.classify;

/**
 * What the caller is told.
 *
 * @param label that of the model, or the slow path if the model was not sure
 * @param classification what the model said
 * @param cached whether the model had said it before
 */
public record ClassifyAnswer(Label label, Classification classification, boolean cached) {}
