package io.writeproof.service.inference;

/**
 * A chat function that callers may name.
 *
 * @param name as callers write it in {@code function_name}
 * @param variantName its only variant
 * @param modelName the model behind it, as it is stored with each inference
 */
public record ChatFunction(String name, String variantName, String modelName) {

    /** The model of the built-in provider. */
    public static final String DUMMY_MODEL = "dummy::good";

    /** The function that stands behind a request that names a model instead of a function. */
    static final String DEFAULT_NAME = "tensorzero::default";

    static ChatFunction ofModel(String modelName) {
        return new ChatFunction(DEFAULT_NAME, modelName, modelName);
    }
}
