package io.writeproof.gateway.config;

import io.writeproof.write.WriteMode;
import io.writeproof.write.WriteSettings;
import java.util.Arrays;
import java.util.List;

/** The services that a gateway can be; a configuration names one. */
public enum ServiceKind {
    /** Answers prompts and keeps every inference. */
    INFERENCE("inference", 3000) {
        @Override
        ServiceConfig read(ConfigSection root) {
            return InferenceConfig.read(root);
        }
    },
    /** Classifies texts behind a cache, in batches, and keeps every answer. */
    QUERY_GATEWAY("query-gateway", 8000) {
        @Override
        ServiceConfig read(ConfigSection root) {
            return QueryGatewayConfig.read(root.section("query_gateway"));
        }

        @Override
        String portVariable() {
            return "APP_PORT";
        }
    },
    /** Keeps schemas and checks by them. */
    SCHEMA_REGISTRY("schema-registry", 8080) {
        @Override
        ServiceConfig read(ConfigSection root) {
            return SchemaRegistryConfig.read(root);
        }

        @Override
        String portVariable() {
            return "SERVER_PORT";
        }
    },
    /** Takes messages into a queue and commits them in batches. */
    INGESTOR("ingestor", 8000) {
        @Override
        ServiceConfig read(ConfigSection root) {
            return IngestorConfig.read(root);
        }

        @Override
        String portVariable() {
            return "APP_PORT";
        }

        @Override
        ConfigSection overridden(ConfigSection write) {
            return IngestorConfig.overridden(write);
        }

        @Override
        WriteSettings defaults(WriteMode mode) {
            return IngestorConfig.defaults(mode);
        }
    },
    /** Starts orchestrations and brings them to their end, whatever happens to processes meanwhile. */
    ORCHESTRATION("orchestration", 8090) {
        @Override
        ServiceConfig read(ConfigSection root) {
            return OrchestrationConfig.read(root);
        }

        @Override
        String poolVariable() {
            return "DUROXIDE_PG_POOL_MAX";
        }

        @Override
        int defaultPoolSize() {
            return 10;
        }
    };

    private static final int DEFAULT_POOL_SIZE = 20;

    private final String label;
    private final int defaultPort;

    ServiceKind(String label, int defaultPort) {
        this.label = label;
        this.defaultPort = defaultPort;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(ServiceKind::label).toList();
    }

    static ServiceKind of(String label) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** Its name in a configuration. */
    public String label() {
        return label;
    }

    /** The port of the source service. */
    int defaultPort() {
        return defaultPort;
    }

    /** The variable of the environment that names the port, as in the source service; empty where there is none. */
    String portVariable() {
        return "";
    }

    /** The table of the write mode, with what variables of the environment say in its place. */
    ConfigSection overridden(ConfigSection write) {
        return write;
    }

    /** The sizes and times of a mode that the configuration leaves out. */
    WriteSettings defaults(WriteMode mode) {
        return mode.defaults();
    }

    /** The variable of the environment that says how many connections there are, as in the source service; often empty. */
    String poolVariable() {
        return "";
    }

    /** How many connections there are unless the configuration says otherwise. */
    int defaultPoolSize() {
        return DEFAULT_POOL_SIZE;
    }

    /** Reads what belongs to this service; {@code root} is the whole file. */
    abstract ServiceConfig read(ConfigSection root);
}
