package io.writeproof.gateway.config;

/** What a configuration says of the service alone. */
public sealed interface ServiceConfig
        permits InferenceConfig, IngestorConfig, OrchestrationConfig, QueryGatewayConfig, SchemaRegistryConfig {

    /** Which service it is for. */
    ServiceKind kind();
}
