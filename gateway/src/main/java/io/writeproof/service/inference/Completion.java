package io.writeproof.service.inference;

/**
 * What a model answered.
 *
 * @param text the answer
 * @param inputTokens tokens of the prompt
 * @param outputTokens tokens of the answer
 * @param finishReason why the answer ends where it does
 */
public record Completion(String text, int inputTokens, int outputTokens, FinishReason finishReason) {}
