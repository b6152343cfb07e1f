package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.option.OptionReader.Range;
import java.time.Duration;
import java.util.List;

/** So many orchestrations are active at a time; each is started, waited for, and followed by the next. */
final class OrchestrationTraffic implements Traffic {

    private static final int MOST_ACTIVE = 10_000;
    private static final int MOST_TASKS = 1_000;
    private static final int MOST_DISPATCHERS = 64;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int LONGEST_ACTIVITY_MS = 60_000;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("-c,--concurrent", Value.count("N", new Range(1, MOST_ACTIVE)), "20")
                        .storedAs("max_concurrent")
                        .described("Orchestrations that are active at a time, each a thread."),
                Parameter.of("-d,--duration", Value.seconds(), "10s")
                        .storedAs("duration_s")
                        .described("How long new ones are started; those under way are waited for."),
                Parameter.of("--tasks", Value.count("N", new Range(1, MOST_TASKS)), "5")
                        .described("Activities that each orchestration fans out to."),
                Parameter.of("--wait-timeout", Value.seconds(), "60s")
                        .storedAs("wait_timeout_s")
                        .described("How long one is waited for before it counts as failed."),
                Parameter.of("--activity-delay-ms", Value.count("MS", new Range(0, LONGEST_ACTIVITY_MS)), "10")
                        .ofGateway("ACTIVITY_DELAY_MS")
                        .described("How long each activity takes."),
                Parameter.of("--dispatchers", Value.counts("O:W", new Range(0, MOST_DISPATCHERS)), "2:2")
                        .ofGateway("ORCH_CONCURRENCY", "WORKER_CONCURRENCY")
                        .described(
                                "Orchestration and worker dispatchers of the gateway; 1:1,2:2,4:4 is a run with each."),
                Parameter.of("--pool", Value.count("N", new Range(1, MOST_CONNECTIONS)), "")
                        .orElseFrom("DUROXIDE_PG_POOL_MAX")
                        .ofGateway("DUROXIDE_PG_POOL_MAX")
                        .described("Connections of the gateway."));
    }

    @Override
    public Duration length(PlanValues values) {
        return values.seconds("warmup_s")
                .plus(values.seconds("duration_s"))
                .plus(values.seconds("wait_timeout_s").multipliedBy(2));
    }

    @Override
    public String text(PlanValues values) {
        return values.text("max_concurrent") + " active, " + values.text("tasks") + " activities each, for "
                + Durations.text(values.seconds("duration_s"));
    }

    @Override
    public String relief() {
        return "fewer --concurrent";
    }

    @Override
    public String more() {
        return "a longer --duration";
    }
}
