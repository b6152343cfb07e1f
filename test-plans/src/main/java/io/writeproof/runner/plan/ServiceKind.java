package io.writeproof.runner.plan;

import io.writeproof.write.WriteMode;
import java.util.List;

/** The services that plans are written for, and what must be known of them before any load. Immutable. */
public enum ServiceKind {
    INFERENCE("", "tensorzero");

    private final String variants;
    private final String defaultSchema;

    ServiceKind(String variants, String defaultSchema) {
        this.variants = variants;
        this.defaultSchema = defaultSchema;
    }

    /** The configuration of WriteProof's gateway as this service, below {@code gateway/variants}. */
    public String config(WriteMode mode) {
        return variants + mode.label() + ".toml";
    }

    /** Where the service keeps its tables unless it is told otherwise. */
    public String defaultSchema() {
        return defaultSchema;
    }

    /** The tables that parity is checked on. */
    public List<String> tables() {
        return switch (this) {
            case INFERENCE -> List.of("chat_inferences", "json_inferences", "model_inferences");
        };
    }
}
