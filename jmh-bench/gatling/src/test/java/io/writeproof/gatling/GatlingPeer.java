package io.writeproof.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;
import java.util.Arrays;

/**
 * Sends one request per arriving user, at rates that follow one another, on connections that all users share.
 *
 * <p>System properties: {@code peer.url}, {@code peer.body} (its length in bytes), {@code peer.rates} as
 * {@code 10000/s*2s,12000/s*2s}.
 */
public final class GatlingPeer extends Simulation {

    /** Declares the load; Gatling calls it. */
    public GatlingPeer() {
        String body = "x".repeat(Integer.getInteger("peer.body", 0));
        setUp(scenario("open")
                        .exec(http("request")
                                .post(System.getProperty("peer.url", ""))
                                .header("Content-Type", "application/json")
                                .body(StringBody(body)))
                        .injectOpen(steps(System.getProperty("peer.rates", ""))))
                .protocols(http.shareConnections());
    }

    private static OpenInjectionStep[] steps(String rates) {
        return Arrays.stream(rates.split(",", -1))
                .map(step -> step.split("/s\\*|s$", -1))
                .map(step -> constantUsersPerSec(Double.parseDouble(step[0]))
                        .during(Duration.ofMillis(Math.round(Double.parseDouble(step[1]) * 1_000))))
                .toArray(OpenInjectionStep[]::new);
    }

    /** Runs the simulation; without report files. */
    public static void main(String[] arguments) {
        Gatling.main(new String[] {
            "--simulation", GatlingPeer.class.getName(), "--no-reports", "--results-folder", arguments[0]
        });
    }
}
