package io.writeproof.service.inference;

/** Why a model's answer ends where it does. */
public enum FinishReason {
    /** The model had said everything. */
    STOP("stop"),
    /** The caller's limit of tokens was reached. */
    LENGTH("length");

    private final String label;

    FinishReason(String label) {
        this.label = label;
    }

    /** The word in answers and tables. */
    public String label() {
        return label;
    }
}
