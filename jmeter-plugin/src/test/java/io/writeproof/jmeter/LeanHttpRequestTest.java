package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.writeproof.request.ScriptedServer;
import io.writeproof.request.ScriptedServer.Reply;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.jmeter.config.ConfigTestElement;
import org.apache.jmeter.protocol.http.config.gui.HttpDefaultsGui;
import org.apache.jmeter.protocol.http.control.Header;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.protocol.http.gui.HeaderPanel;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.samplers.SampleResult;
import org.apache.jmeter.threads.JMeterContextService;
import org.apache.jmeter.threads.JMeterVariables;
import org.apache.jmeter.threads.ThreadGroup;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A lean request in JMeter's threads. */
class LeanHttpRequestTest {

    private static final Reply OK = Reply.of("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void headersAndDefaultsOfTheScopeAreSent() throws Exception {
        HeaderManager headers = LeanPlan.made(new HeaderManager(), HeaderPanel.class);
        headers.add(new Header("X-Thread", "${__threadNum}"));
        ConfigTestElement defaults = LeanPlan.made(new ConfigTestElement(), HttpDefaultsGui.class);
        LeanHttpRequest request = LeanPlan.request(80);
        request.setPort(0);
        request.setDomain("");
        try (ScriptedServer server = ScriptedServer.with(OK, OK)) {
            defaults.setProperty(HTTPSamplerBase.DOMAIN, "127.0.0.1");
            defaults.setProperty(HTTPSamplerBase.PORT, Integer.toString(server.port()));
            request.removeProperty(HTTPSamplerBase.PORT);
            request.removeProperty(HTTPSamplerBase.DOMAIN);

            EngineRun.of(LeanPlan.plan(LeanPlan.threads(1, 2), request, headers, defaults));

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(sent -> assertThat(sent)
                            .startsWith(
                                    "GET /items HTTP/1.1\r\nConnection: keep-alive\r\nX-Thread: 1\r\nHost: 127.0.0.1:"
                                            + server.port() + "\r\nUser-Agent: Apache-HttpCore/"));
        }
    }

    @Test
    void functionsAreEvaluatedForEachRequest() throws Exception {
        LeanHttpRequest request = LeanPlan.request(80);
        request.setPath("/items/${__counter(FALSE,)}");
        HeaderManager headers = LeanPlan.made(new HeaderManager(), HeaderPanel.class);
        headers.add(new Header("X-Count", "${__counter(TRUE,)}"));
        try (ScriptedServer server = ScriptedServer.with(OK, OK, OK)) {
            request.setPort(server.port());

            EngineRun.of(LeanPlan.plan(LeanPlan.threads(1, 3), request, headers));

            assertThat(server.requests().stream()
                            .map(sent -> sent.lines().limit(3).toList())
                            .map(lines -> lines.get(0) + ", " + lines.get(2)))
                    .containsExactly(
                            "GET /items/1 HTTP/1.1, X-Count: 1",
                            "GET /items/2 HTTP/1.1, X-Count: 2",
                            "GET /items/3 HTTP/1.1, X-Count: 3");
        }
    }

    @Test
    void aThreadKeepsItsConnectionAndClosesItAtItsEnd() throws Exception {
        try (ScriptedServer server = ScriptedServer.with(many(6))) {
            EngineRun.of(LeanPlan.plan(LeanPlan.threads(2, 3), LeanPlan.request(server.port())));

            await().untilAsserted(
                            () -> assertThat(server.connectionsClosedByClient()).isEqualTo(2));
            assertThat(server.requests()).hasSize(6);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aNewUserHasANewConnection() throws Exception {
        ThreadGroup newUsers = LeanPlan.threads(1, 3);
        newUsers.setProperty("ThreadGroup.same_user_on_next_iteration", false);
        try (ScriptedServer server = ScriptedServer.with(many(3))) {
            EngineRun.of(LeanPlan.plan(newUsers, LeanPlan.request(server.port())));

            assertThat(server.requests()).hasSize(3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    private static Reply[] many(int replies) {
        return Collections.nCopies(replies, OK).toArray(Reply[]::new);
    }

    @Test
    void aRequestThatWaitsCanBeInterrupted() throws Exception {
        JMeterContextService.getContext().setVariables(new JMeterVariables());
        try (ScriptedServer server = ScriptedServer.with()) {
            LeanHttpRequest request = LeanPlan.request(server.port());
            CompletableFuture<Boolean> interrupted = CompletableFuture.supplyAsync(() -> {
                await().until(() -> !server.requests().isEmpty());
                return request.interrupt();
            });

            SampleResult result = request.sample();

            assertThat(interrupted.get(5, TimeUnit.SECONDS)).isTrue();
            assertThat(result.isSuccessful()).isFalse();
            assertThat(result.getResponseCode()).isEqualTo("Non HTTP response code: java.net.SocketException");
            assertThat(request.interrupt()).isFalse();
        }
    }

    @Test
    void theTimesOfAResultAreThoseOfItsExchange() throws Exception {
        try (ScriptedServer server = ScriptedServer.with(many(2))) {
            LeanHttpRequest request = LeanPlan.request(server.port());
            List<SampleResult> results =
                    IntStream.range(0, 2).mapToObj(i -> request.sample()).toList();
            request.threadFinished();

            assertThat(results).allSatisfy(result -> {
                assertThat(result.getEndTime()).isGreaterThanOrEqualTo(result.getStartTime());
                assertThat(result.getLatency()).isBetween(0L, result.getTime());
                assertThat(result.getConnectTime()).isBetween(0L, result.getTime());
            });
        }
    }
}
