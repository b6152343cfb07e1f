package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.request.ScriptedServer;
import io.writeproof.request.ScriptedServer.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.jmeter.protocol.http.sampler.HTTPSampleResult;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerBase;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerProxy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests over TLS, to a server whose certificate is its own and names another host. */
class LeanHttpsTest {

    private static final String PASSWORD = "not a secret";
    private static final Reply OK = Reply.of("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");

    @TempDir
    Path directory = Path.of("");

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @Test
    void bothSamplersTrustEverybodyAndMakeTheSameOfTheAnswer() throws Exception {
        try (ScriptedServer server = ScriptedServer.on(secureDoor(), OK, OK)) {
            Map<String, Object> stock =
                    LeanLikeStockTest.facts(sample(new HTTPSamplerProxy("HttpClient4"), server.port()));
            Map<String, Object> lean = LeanLikeStockTest.facts(sample(new LeanHttpRequest(), server.port()));

            assertThat(lean).containsEntry("code", "200").containsEntry("body bytes", 5L);
            assertThat(lean.get("code")).isEqualTo(stock.get("code"));
            assertThat(lean.get("headers")).isEqualTo(stock.get("headers"));
            assertThat(lean.get("url")).isEqualTo(stock.get("url"));
        }
    }

    @Test
    void aSecureConnectionIsKept() throws Exception {
        try (ScriptedServer server = ScriptedServer.on(secureDoor(), OK, OK)) {
            LeanHttpRequest request = new LeanHttpRequest();
            fill(request, server.port());

            assertThat(request.sample().isSuccessful()).isTrue();
            assertThat(request.sample().isSuccessful()).isTrue();
            request.threadFinished();

            assertThat(server.connections()).isEqualTo(1);
        }
    }

    private static HTTPSampleResult sample(HTTPSamplerBase request, int port) {
        fill(request, port);
        return LeanPlan.sample(request);
    }

    private static void fill(HTTPSamplerBase request, int port) {
        request.setName("secure");
        request.setPath("https://127.0.0.1:" + port + "/");
        request.setMethod("GET");
        request.setUseKeepAlive(true);
        request.setResponseTimeout("10000");
    }

    private ServerSocket secureDoor() throws Exception {
        Path file = directory.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=elsewhere.example.org",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
