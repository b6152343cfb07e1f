package io.writeproof.runner;

/** The plans that the runner can run. Immutable. */
enum Plan {
    INFERENCE("inference", "writes of an LLM gateway: POST /inference, one row and its child per request");

    private final String label;
    private final String description;

    Plan(String label, String description) {
        this.label = label;
        this.description = description;
    }

    String label() {
        return label;
    }

    String file() {
        return label + ".jmx";
    }

    String description() {
        return description;
    }
}
