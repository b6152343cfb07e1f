package io.writeproof.runner.plan;

import io.writeproof.runner.option.Durations;
import io.writeproof.runner.option.OptionReader.Range;
import java.time.Duration;
import java.util.List;

/** Users who come one after the other, each of whom asks, thinks and asks again. */
final class QueryGatewayTraffic implements Traffic {

    private static final int MAX_USERS = 10_000;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.of("-u,--users", Value.count("N", new Range(1, MAX_USERS)), "50")
                        .described("Users, each a thread."),
                Parameter.of("--spawn-rate", Value.rate("N"), "5").described("Users that begin each second."),
                Parameter.of("-t,--run-time", Value.seconds(), "120s")
                        .storedAs("run_time_s")
                        .described("Time of the users, the first one's beginning included: 60s, 2m."));
    }

    @Override
    public Duration length(PlanValues values) {
        return values.seconds("warmup_s")
                .plus(values.seconds("single_s"))
                .plus(values.seconds("run_time_s"))
                .plus(values.seconds("capacity_s"));
    }

    @Override
    public String text(PlanValues values) {
        return values.text("users") + " users, " + values.text("spawn_rate") + " more each second, for "
                + Durations.text(values.seconds("run_time_s"));
    }

    @Override
    public String relief() {
        return "fewer --users";
    }

    @Override
    public String more() {
        return "a longer --run-time";
    }
}
