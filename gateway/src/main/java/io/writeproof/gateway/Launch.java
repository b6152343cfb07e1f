package io.writeproof.gateway;

import io.writeproof.fault.TestFault;
import io.writeproof.gateway.config.GatewayConfig;
import io.writeproof.postgres.ConnectionSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway is started with.
 *
 * @param config the configuration, with the command line's changes
 * @param database the server to use, or null to start one
 * @param schema where the tables are, made if it is missing; null for the one that the service has by default
 * @param fault damage to do on purpose, or null for none
 */
record Launch(
        GatewayConfig config,
        @Nullable ConnectionSettings database,
        @Nullable String schema,
        @Nullable TestFault fault) {}
