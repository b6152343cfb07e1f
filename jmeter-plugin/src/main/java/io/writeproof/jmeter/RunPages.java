package io.writeproof.jmeter;

import com.fasterxml.jackson.databind.JsonNode;
import io.writeproof.latency.Interval;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the running test can be looked at, by Prometheus and by people. */
final class RunPages implements RunClock.Listener, AutoCloseable {

    private final LoadEndpoint endpoint;
    private final @Nullable LiveDashboard dashboard;

    private RunPages(LoadEndpoint endpoint, @Nullable LiveDashboard dashboard) {
        this.endpoint = endpoint;
        this.dashboard = dashboard;
    }

    /**
     * Begins to answer where the properties say so.
     *
     * @param dashboard opens the page for people, if there is to be one
     * @throws IllegalArgumentException when a property is wrong or its port cannot be had; names it
     */
    static RunPages open(LoadEndpoint endpoint, Supplier<@Nullable LiveDashboard> dashboard) {
        try {
            return new RunPages(endpoint, dashboard.get());
        } catch (IllegalArgumentException e) {
            endpoint.close();
            throw e;
        }
    }

    /** Whether people can look. */
    boolean live() {
        return dashboard != null;
    }

    @Override
    public void second(Interval second) {
        endpoint.second(second);
        if (dashboard != null) {
            dashboard.second(second);
        }
    }

    /** Prometheus is not answered any more: what counts is in the report. */
    void loadEnded() {
        endpoint.close();
    }

    /** Shows people the report, and answers no more. */
    void end(JsonNode report) {
        if (dashboard != null) {
            dashboard.end(report);
        }
    }

    /** Answers no more, at once. */
    @Override
    public void close() {
        endpoint.close();
        if (dashboard != null) {
            dashboard.close();
        }
    }
}
