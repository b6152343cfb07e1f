package io.writeproof.gateway;

import io.writeproof.gateway.config.GatewayConfig;
import io.writeproof.gateway.config.InferenceConfig;
import io.writeproof.gateway.config.IngestorConfig;
import io.writeproof.gateway.config.OrchestrationConfig;
import io.writeproof.gateway.config.QueryGatewayConfig;
import io.writeproof.gateway.config.SchemaRegistryConfig;
import io.writeproof.gateway.config.ServiceConfig;

/** Which parts belong to which configuration. */
final class Services {

    private Services() {}

    static Service<?> of(GatewayConfig gateway) {
        ServiceConfig config = gateway.service();
        if (config instanceof InferenceConfig inference) {
            return new InferenceParts(inference);
        }
        if (config instanceof OrchestrationConfig orchestration) {
            return new OrchestrationParts(orchestration);
        }
        if (config instanceof QueryGatewayConfig queryGateway) {
            return new QueryGatewayParts(queryGateway);
        }
        if (config instanceof SchemaRegistryConfig registry) {
            return new SchemaRegistryParts(registry);
        }
        if (config instanceof IngestorConfig ingestor) {
            return new IngestorParts(ingestor, gateway.write().settings());
        }
        throw new IllegalStateException("there are no parts for " + config.kind());
    }
}
