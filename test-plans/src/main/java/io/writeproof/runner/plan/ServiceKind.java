package io.writeproof.runner.plan;

import io.writeproof.write.Promise;
import io.writeproof.write.WriteMode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The systems that plans are written for, and what must be known of them before any load. Immutable. */
public enum ServiceKind {
    /** An LLM gateway. */
    INFERENCE("inference", WriteMode.SYNC) {
        @Override
        Traffic traffic() {
            return new InferenceTraffic();
        }

        @Override
        public String config(WriteMode mode) {
            return mode.label() + ".toml";
        }

        @Override
        public String defaultSchema() {
            return "tensorzero";
        }

        @Override
        public List<String> tables() {
            return List.of("chat_inferences", "json_inferences", "model_inferences");
        }

        @Override
        public String readyPath() {
            return "/status";
        }
    },
    /** A classifier of texts behind a cache. */
    QUERY_GATEWAY("query-gateway", WriteMode.BATCH_BALANCED) {
        @Override
        Traffic traffic() {
            return new QueryGatewayTraffic();
        }

        @Override
        public List<String> inheritedVariables() {
            return List.of(
                    "BATCH_MAX_SIZE",
                    "BATCH_MAX_WAIT_MS",
                    "CACHE_L1_SIZE",
                    "CACHE_L1_TTL_SEC",
                    "CONFIDENCE_THRESHOLD",
                    LOG_LEVEL);
        }

        @Override
        public List<String> tables() {
            return List.of("query_log");
        }

        @Override
        public String readyPath() {
            return "/health/ready";
        }
    },
    /** A registry of JSON Schemas. */
    SCHEMA_REGISTRY("schema-registry", WriteMode.GROUP_COMMIT) {
        @Override
        Traffic traffic() {
            return new SchemaRegistryTraffic();
        }

        @Override
        public List<String> tables() {
            return List.of("schemas");
        }

        /** Its answer names an id and a version, which only a commit decides on. */
        @Override
        public List<WriteMode> modes() {
            return committing();
        }

        @Override
        public Optional<String> urlVariable() {
            return Optional.of("API_URL");
        }

        @Override
        public Optional<String> guardedPath() {
            return Optional.of("/api/v1/schemas/00000000-0000-0000-0000-000000000000");
        }
    },
    /** Takes messages into a queue, from which workers write them in batches. */
    INGESTOR("ingestor", WriteMode.BATCH_BALANCED) {
        @Override
        Traffic traffic() {
            return new IngestorTraffic();
        }

        @Override
        public List<String> tables() {
            return List.of("messages");
        }

        @Override
        public Map<String, String> measures() {
            return asProperties("message_ingestor_queue_depth", "message_ingestor_batch_size");
        }

        /** Behind Redis nothing but shared commits is of use. */
        @Override
        public List<WriteMode> modes() {
            return super.modes().stream().filter(mode -> mode != WriteMode.SYNC).toList();
        }

        /** There is one queue: Redis, or that of the write path. */
        @Override
        List<WriteMode> modes(GatewaySettings settings) {
            Promise promise =
                    settings.environment().containsKey(IngestorTraffic.REDIS) ? Promise.COMMITTED : Promise.QUEUED;
            return modes().stream().filter(mode -> mode.promise() == promise).toList();
        }
    },
    /** Orchestrations that survive whoever runs them. */
    ORCHESTRATION("orchestration", WriteMode.GROUP_COMMIT) {
        @Override
        Traffic traffic() {
            return new OrchestrationTraffic();
        }

        @Override
        public List<String> tables() {
            return List.of(
                    "instances", "executions", "history", "orchestrator_queue", "worker_queue", "instance_locks");
        }

        @Override
        public Map<String, String> measures() {
            return asProperties("orchestration_queue_depth", "gateway_batch_rows");
        }

        /** What has been started must be there when whoever started it is gone. */
        @Override
        public List<WriteMode> modes() {
            return committing();
        }
    };

    private static final String LOG_LEVEL = "RUST_LOG";

    private final String label;
    private final WriteMode defaultMode;

    ServiceKind(String label, WriteMode defaultMode) {
        this.label = label;
        this.defaultMode = defaultMode;
    }

    /** Its name on the command line, and that of its plan. */
    public String label() {
        return label;
    }

    /** The options of its plans. */
    public List<Parameter> parameters() {
        return traffic().parameters();
    }

    /** What helps when requests go out late, in the words of the options. */
    public String relief() {
        return traffic().relief();
    }

    /** What gives more samples, in the words of the options. */
    public String more() {
        return traffic().more();
    }

    /** The gates of its plans whose figures a table of several runs shows, the most important one first. */
    public List<String> figures() {
        return traffic().figures();
    }

    /** What it calls its queue and its batches, as the properties of JMeter by which the timeline of a run has them. */
    public Map<String, String> measures() {
        return asProperties("gateway_queue_depth", "gateway_batch_rows");
    }

    private static Map<String, String> asProperties(String queueDepth, String batchRows) {
        return Map.of("writeproof.target.queue_depth", queueDepth, "writeproof.target.batch_rows", batchRows);
    }

    /** What may be asked of its plans, and what that comes to. */
    abstract Traffic traffic();

    /** The configuration of WriteProof's gateway as this service, below {@code gateway/variants}. */
    public String config(WriteMode mode) {
        return label + "/" + mode.label() + ".toml";
    }

    /** The write modes that the service can be in. */
    public List<WriteMode> modes() {
        return Arrays.asList(WriteMode.values());
    }

    /** Those that a gateway can be in that is told this. */
    List<WriteMode> modes(GatewaySettings settings) {
        return modes();
    }

    private static List<WriteMode> committing() {
        return Arrays.stream(WriteMode.values())
                .filter(mode -> mode.promise() == Promise.COMMITTED)
                .toList();
    }

    /** The write mode of a plan that does not say. */
    WriteMode defaultMode() {
        return defaultMode;
    }

    /** Where the service keeps its tables unless it is told otherwise. */
    public String defaultSchema() {
        return label.replace('-', '_');
    }

    /** The tables that parity is checked on. */
    public abstract List<String> tables();

    /** The path that answers 200 when the service is ready. */
    public String readyPath() {
        return "/health";
    }

    /**
     * The variables of the environment that change what a gateway does which a run starts, besides those that
     * {@link #parameters} sets: two runs that inherit different ones are not alike. None of them is a secret, and ports,
     * which change nothing that is measured, are not among them.
     */
    public List<String> inheritedVariables() {
        return List.of(LOG_LEVEL);
    }

    /** The variable of the environment that may name a running service, as in the source of the plan. */
    public Optional<String> urlVariable() {
        return Optional.empty();
    }

    /** A path that answers 401 or 403 to a caller without the right key, and changes nothing. */
    public Optional<String> guardedPath() {
        return Optional.empty();
    }
}
