package io.writeproof.runner;

/** The plans that the runner can run. Immutable. */
enum Plan {
    INFERENCE(
            ServiceKind.INFERENCE,
            "inference",
            "writes of an LLM gateway: POST /inference, one row and its child per request");

    private final ServiceKind service;
    private final String label;
    private final String description;

    Plan(ServiceKind service, String label, String description) {
        this.service = service;
        this.label = label;
        this.description = description;
    }

    ServiceKind service() {
        return service;
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
