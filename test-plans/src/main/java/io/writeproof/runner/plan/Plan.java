package io.writeproof.runner.plan;

/** The plans that the runner can run. Immutable. */
public enum Plan {
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

    public ServiceKind service() {
        return service;
    }

    public String label() {
        return label;
    }

    public String file() {
        return label + ".jmx";
    }

    public String description() {
        return description;
    }
}
