package io.writeproof.gateway;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.writeproof.http.GatewayState;
import io.writeproof.postgres.Durability;
import io.writeproof.service.HandOff;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/**
 * What a service is given when it starts.
 *
 * @param rows takes its rows
 * @param pool connections for what it reads
 * @param registry where its metrics are registered
 * @param state what is in force
 * @param database asks the database for its settings; may block
 * @param refused hears of each request that was turned away because the queue was full
 */
record Serving<R>(
        HandOff<R> rows,
        DataSource pool,
        PrometheusRegistry registry,
        GatewayState state,
        Callable<Durability> database,
        Runnable refused) {}
