package io.writeproof.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.jmeter.control.LoopController;
import org.apache.jmeter.control.TransactionController;
import org.apache.jmeter.protocol.http.sampler.HTTPSamplerProxy;
import org.apache.jmeter.testelement.TestElement;
import org.apache.jmeter.testelement.TestPlan;
import org.apache.jmeter.threads.ThreadGroup;
import org.apache.jorphan.collections.HashTree;
import org.apache.jorphan.collections.ListedHashTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Thresholds makes of Transaction Controllers in JMeter's engine, in this process. */
class TransactionsInEngineTest {

    private static final int LOOPS = 3;
    /** What two of the server's slow answers take at least. */
    private static final double TWO_SLOW_MS = 400;

    private final WorkServer server = WorkServer.startForAllTests();

    @TempDir
    Path directory = Path.of("");

    @BeforeAll
    static void useJMeter() {
        JMeterHome.use();
    }

    @AfterEach
    void stop() {
        server.close();
        ConfigurationProblems.drain();
    }

    @Test
    void aTransactionWithAGeneratedParentIsOneRequestAsLongAsItsOwnAreTogether() throws Exception {
        JsonNode report = run(parent(true), "/slow", "/slow");

        assertThat(report.at("/labels/order/count").asInt()).isEqualTo(LOOPS);
        assertThat(report.at("/labels/order/errors").asInt()).isZero();
        assertThat(report.at("/labels/order/response_ms/min").asDouble()).isGreaterThanOrEqualTo(TWO_SLOW_MS);
        assertThat(report.path("rlt_iters_total").asInt()).isEqualTo(LOOPS);
    }

    @Test
    void theRequestsOfATransactionHaveLabelsOfTheirOwnAndAreInNoTotal() throws Exception {
        JsonNode report = run(parent(true), "/slow", "/work");

        assertThat(labels(report)).containsExactly("/slow", "/work", "order");
        assertThat(report.at("/labels/order").has("in_transactions")).isFalse();
        for (String part : List.of("~1slow", "~1work")) {
            for (String labels : List.of("/labels/", "/labels_by_phase/load/")) {
                assertThat(report.at(labels + part + "/count").asInt()).isEqualTo(LOOPS);
                assertThat(report.at(labels + part + "/in_transactions").asInt())
                        .isEqualTo(LOOPS);
            }
        }
        assertThat(report.path("rlt_iters_total").asInt()).isEqualTo(LOOPS);
        assertThat(report.path("total_requests_sent").asInt()).isEqualTo(LOOPS);
    }

    @Test
    void aTransactionWithinATransactionIsAPartOfItLikeItsRequests() throws Exception {
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(new TestPlan("plan"));
        TransactionController inner = parent(true);
        inner.setName("inner");
        plan.add(threads()).add(parent(true)).add(inner).add(request("/work"));

        JsonNode report = run(tree, plan, "requests >= 1");

        assertThat(labels(report)).containsExactly("/work", "inner", "order");
        assertThat(report.at("/labels/~1work/in_transactions").asInt()).isEqualTo(LOOPS);
        assertThat(report.at("/labels/inner/in_transactions").asInt()).isEqualTo(LOOPS);
        assertThat(report.path("rlt_iters_total").asInt()).isEqualTo(LOOPS);
    }

    @Test
    void aRuleIsAboutTheRequestsOfATransactionWhenItNamesTheirLabels() throws Exception {
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(new TestPlan("plan"));
        HashTree requests = plan.add(threads()).add(parent(true));
        requests.add(request("/work"));
        requests.add(request("/fail"));

        JsonNode report = run(
                tree,
                plan,
                "requests == 3; requests(order) == 3; errors(/work) == 0; errors(/fail) == 3; requests(~/.*~) == 6;"
                        + " max(/work) <= none");

        assertThat(report.path("verdict").asText()).as(report.toString()).isEqualTo("passed");
        assertThat(report.at("/errors").toString()).isEqualTo("{\"503\":3}");
    }

    @Test
    void twoElementsSeeTheSameRequestsOfATransaction() throws Exception {
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(new TestPlan("plan"));
        HashTree requests = plan.add(threads()).add(parent(true));
        requests.add(request("/work"));
        requests.add(request("/slow"));
        Path other = directory.resolve("other.json");
        plan.add(thresholds("requests >= 1", other));

        JsonNode report = run(tree, plan, "requests >= 1");

        assertThat(new ObjectMapper().readTree(other.toFile()).path("labels")).isEqualTo(report.path("labels"));
    }

    @Test
    void aTransactionWithAGeneratedParentFailsWithOneOfItsRequests() throws Exception {
        JsonNode report = run(parent(true), "/fail", "/work");

        assertThat(report.at("/labels/order/errors").asInt()).isEqualTo(LOOPS);
        assertThat(report.at("/errors/503").asInt()).isEqualTo(LOOPS);
    }

    @Test
    void aTransactionBesideItsRequestsIsNotCountedWithThem() throws Exception {
        JsonNode report = run(parent(false), "/work", "/fail");

        assertThat(labels(report)).containsExactly("/fail", "/work");
        assertThat(report.path("rlt_iters_total").asInt()).isEqualTo(2 * LOOPS);
    }

    private JsonNode run(TransactionController transaction, String... paths) throws Exception {
        HashTree tree = new ListedHashTree();
        HashTree plan = tree.add(new TestPlan("plan"));
        HashTree requests = plan.add(threads()).add(transaction);
        for (String path : paths) {
            requests.add(request(path));
        }
        return run(tree, plan, "requests >= 1");
    }

    private JsonNode run(HashTree tree, HashTree plan, String rules) throws Exception {
        plan.add(thresholds(rules, file()));
        PostgresParityTest.run(tree);
        return new ObjectMapper().readTree(file().toFile());
    }

    private static TransactionController parent(boolean generated) {
        TransactionController transaction = new TransactionController();
        transaction.setName("order");
        transaction.setGenerateParentSample(generated);
        return transaction;
    }

    private static ThreadGroup threads() {
        LoopController loop = new LoopController();
        loop.setLoops(LOOPS);
        loop.setFirst(true);
        ThreadGroup threads = new ThreadGroup();
        threads.setName("load");
        threads.setNumThreads(1);
        threads.setProperty(ThreadGroup.RAMP_TIME, 0);
        threads.setSamplerController(loop);
        return threads;
    }

    private HTTPSamplerProxy request(String path) {
        HTTPSamplerProxy request = new HTTPSamplerProxy();
        request.setName(path);
        request.setDomain("127.0.0.1");
        request.setPort(server.port());
        request.setProtocol("http");
        request.setPath(path);
        request.setMethod("GET");
        return request;
    }

    private static TestElement thresholds(String rules, Path file) {
        TestElement thresholds = new ThresholdsGui().createTestElement();
        thresholds.setProperty(ThresholdsSettings.RULES, rules);
        thresholds.setProperty(ThresholdsSettings.REPORT_FILE, file.toString());
        return thresholds;
    }

    private Path file() {
        return directory.resolve("run.json");
    }

    private static List<String> labels(JsonNode report) {
        List<String> labels = new ArrayList<>();
        report.path("labels").fieldNames().forEachRemaining(labels::add);
        return labels;
    }
}
