package io.writeproof.service.classify;

/**
 * What the model says about a text.
 *
 * @param confidence 0 to 1, with at most four decimals
 */
public record Classification(Label label, double confidence) {

    /**
     * The label to answer: the fast path only for those of which the model is sure enough.
     *
     * @param threshold the least confidence that the fast path takes, 0 to 1
     */
    Label routed(double threshold) {
        return confidence < threshold ? Label.SLOW_PATH : label;
    }
}
