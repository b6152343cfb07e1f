package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.jmeter.ConfigurationProblems.Problem;
import io.writeproof.request.ScriptedServer;
import org.apache.jmeter.config.ConfigTestElement;
import org.apache.jmeter.protocol.http.config.gui.HttpDefaultsGui;
import org.apache.jmeter.protocol.http.control.AuthManager;
import org.apache.jmeter.protocol.http.control.CacheManager;
import org.apache.jmeter.protocol.http.control.CookieManager;
import org.apache.jmeter.protocol.http.control.DNSCacheManager;
import org.apache.jmeter.protocol.http.control.HeaderManager;
import org.apache.jmeter.protocol.http.gui.AuthPanel;
import org.apache.jmeter.protocol.http.gui.CacheManagerGui;
import org.apache.jmeter.protocol.http.gui.CookiePanel;
import org.apache.jmeter.protocol.http.gui.DNSCachePanel;
import org.apache.jmeter.protocol.http.gui.HeaderPanel;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.protocol.http.util.HTTPFileArg;
import org.apache.jorphan.collections.HashTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the check before the load finds in a plan. */
class LeanHttpCheckTest {

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @AfterEach
    void forget() {
        ConfigurationProblems.drain();
        System.clearProperty("https.proxyHost");
    }

    private static void askInVain(BeyondLean beyond, LeanHttpRequest request) {
        switch (beyond) {
            case FOLLOWED_REDIRECTS -> request.setFollowRedirects(true);
            case AUTO_REDIRECTS -> request.setAutoRedirects(true);
            case EMBEDDED_RESOURCES -> request.setImageParser(true);
            case DIGEST -> request.setMD5(true);
            case MULTIPART -> request.setDoMultipart(true);
            case FILES -> request.setHTTPFiles(new HTTPFileArg[] {new HTTPFileArg("a.txt", "file", "text/plain")});
            case PROXY -> request.setProxyHost("proxy.example.org");
            case SYSTEM_PROXY -> System.setProperty("https.proxyHost", "proxy.example.org");
            case SOURCE_ADDRESS -> request.setIpSource("127.0.0.2");
            case OTHER_PROTOCOL -> request.setProtocol("file");
            case OTHER_METHOD -> request.setMethod("TRACE");
            case COOKIES -> request.setCookieManager(new CookieManager());
            case CACHE -> request.setCacheManager(new CacheManager());
            case CREDENTIALS -> request.setAuthManager(new AuthManager());
            case NAMES -> request.setDNSResolver(new DNSCacheManager());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatItDoesNotDoIsRefusedAndNothingElse(BeyondLean beyond) {
        LeanHttpRequest request = LeanPlan.request(80);

        assertThat(BeyondLean.askedBy(request)).isEmpty();
        askInVain(beyond, request);

        assertThat(BeyondLean.askedBy(request))
                .singleElement()
                .asString()
                .startsWith("Lean HTTP Request does not ")
                .endsWith("; take that away, or use JMeter's HTTP Request here");
    }

    @Test
    void aMethodThatIsKnownOnlyDuringTheLoadIsNotRefusedBefore() {
        LeanHttpRequest request = LeanPlan.request(80);
        request.setMethod("${method}");
        request.setProtocol("${protocol}");

        assertThat(BeyondLean.askedBy(request)).isEmpty();
    }

    @Test
    void whatTheScopeAddsIsRefusedToo() {
        HashTree tree = LeanPlan.plan(
                LeanPlan.request(80),
                LeanPlan.made(new CookieManager(), CookiePanel.class),
                LeanPlan.made(new CacheManager(), CacheManagerGui.class),
                LeanPlan.made(new AuthManager(), AuthPanel.class),
                LeanPlan.made(new DNSCacheManager(), DNSCachePanel.class),
                LeanPlan.made(new HeaderManager(), HeaderPanel.class));

        assertThat(LeanHttpCheck.of(tree))
                .extracting(Problem::toString)
                .containsExactly(
                        "GET /items: Lean HTTP Request does not keep cookies (an HTTP Cookie Manager in its scope);"
                                + " take that away, or use JMeter's HTTP Request here",
                        "GET /items: Lean HTTP Request does not keep a cache (an HTTP Cache Manager in its scope);"
                                + " take that away, or use JMeter's HTTP Request here",
                        "GET /items: Lean HTTP Request does not send credentials (an HTTP Authorization Manager in its"
                                + " scope); take that away, or use JMeter's HTTP Request here",
                        "GET /items: Lean HTTP Request does not resolve names itself (a DNS Cache Manager in its scope);"
                                + " take that away, or use JMeter's HTTP Request here");
    }

    @Test
    void whatIsNoElementIsPassedOver() {
        HashTree tree = LeanPlan.plan(LeanPlan.request(80));
        tree.getTree(tree.getArray()[0]).add(new Object());

        assertThat(LeanHttpCheck.of(tree)).isEmpty();
    }

    @Test
    void whatIsInAnotherScopeDoesNotMatter() {
        HashTree tree = LeanPlan.plan(LeanPlan.request(80));
        HashTree other = tree.getTree(tree.getArray()[0]).add(LeanPlan.threads(1, 1));
        other.add(LeanPlan.made(new CookieManager(), CookiePanel.class));

        assertThat(LeanHttpCheck.of(tree)).isEmpty();
    }

    @Test
    void defaultsCountAsIfTheyWereTheRequestsOwn() {
        ConfigTestElement defaults = LeanPlan.made(new ConfigTestElement(), HttpDefaultsGui.class);
        defaults.setProperty(HTTPSamplerBase.IMAGE_PARSER, true);

        assertThat(LeanHttpCheck.of(LeanPlan.plan(LeanPlan.request(80), defaults)))
                .hasSize(1);
    }

    @Test
    void aRefusedPlanSendsNothing() throws Exception {
        try (ScriptedServer server = ScriptedServer.with()) {
            EngineRun.of(LeanPlan.plan(
                    LeanPlan.request(server.port()), LeanPlan.made(new CookieManager(), CookiePanel.class)));

            assertThat(server.requests()).isEmpty();
            assertThat(server.connections()).isZero();
        }
    }
}
