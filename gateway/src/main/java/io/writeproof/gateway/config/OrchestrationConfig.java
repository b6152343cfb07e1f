package io.writeproof.gateway.config;

import io.writeproof.service.orchestration.Dispatchers;
import java.time.Duration;
import java.util.Map;

/**
 * What a configuration says of the orchestrations; defaults are those of the source provider.
 *
 * @param activityDelay how long each activity takes
 */
public record OrchestrationConfig(Dispatchers.Settings dispatchers, Duration activityDelay) implements ServiceConfig {

    /** The source's own names, in capitals, by key. */
    private static final Map<String, String> VARIABLES = Map.of(
            "orchestrators", "ORCH_CONCURRENCY",
            "workers", "WORKER_CONCURRENCY",
            "activity_delay_ms", "ACTIVITY_DELAY_MS");

    private static final Range DISPATCHERS = new Range(0, 100);
    private static final Range LEASE = new Range(100, 3_600_000);
    private static final Range ATTEMPTS = new Range(1, 1_000);
    private static final Range POLL = new Range(1, 60_000);

    @Override
    public ServiceKind kind() {
        return ServiceKind.ORCHESTRATION;
    }

    static ServiceConfig read(ConfigSection root) {
        CommittedMode.require(root, "a start that is answered must be there when this process dies");
        ConfigSection section = root.section("orchestration").overriddenBy(VARIABLES);
        OrchestrationConfig config = new OrchestrationConfig(
                new Dispatchers.Settings(
                        section.integer("orchestrators", 2, DISPATCHERS),
                        section.integer("workers", 2, DISPATCHERS),
                        section.millis("orchestrator_lease_ms", Duration.ofSeconds(5), LEASE),
                        section.millis("worker_lease_ms", Duration.ofSeconds(30), LEASE),
                        section.integer("max_attempts", 10, ATTEMPTS),
                        section.millis("poll_ms", Duration.ofMillis(100), POLL)),
                section.millis("activity_delay_ms", Duration.ofMillis(10), Range.MILLIS_OF_A_DAY));
        section.end();
        return config;
    }
}
