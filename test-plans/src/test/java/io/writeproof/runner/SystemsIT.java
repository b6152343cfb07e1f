package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.runner.process.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other systems than inference, suites of scenarios and what can be stored besides, with the smallest plans there are. */
final class SystemsIT {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path directory = Path.of("");

    private Path home = Path.of("");
    private Path results = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        home = Files.createDirectory(directory.resolve("home"));
        results = Files.createDirectory(directory.resolve("results"));
        Files.createSymbolicLink(home.resolve("gateway"), ROOT.resolve("gateway"));
        Files.createSymbolicLink(home.resolve("jmeter-plugin"), ROOT.resolve("jmeter-plugin"));
        Files.createSymbolicLink(home.resolve("test-plans"), ROOT.resolve("test-plans/src/test/resources/plans"));
    }

    /** JUnit warns of links that lead out of its directory. */
    @AfterEach
    void removeLinks() throws IOException {
        for (String link : List.of("gateway", "jmeter-plugin", "test-plans")) {
            Files.delete(home.resolve(link));
        }
    }

    @Test
    void aSuiteRunsAllScenariosEachWithItsOwnGatewayAndEndsInOneTable() throws Exception {
        try (LoadProcess load =
                load("--suite", "query-gateway", "--run-time=1s").await()) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(load.output().lines())
                    .contains(
                            "query-gateway/baseline batch.balanced: 2 users, 20 more each second, for 1s",
                            "query-gateway/cache batch.fast: 3 users, 30 more each second, for 1s")
                    .anyMatch(line -> line.matches("suite +variant +verdict +requests +rate +p50 ms .*"))
                    .anyMatch(line -> line.matches("report query-gateway-cache/\\S+/report\\.html"))
                    .anyMatch(line ->
                            line.matches("query-gateway-baseline +batch.balanced +passed( +[\\d.]+){6} +not checked"))
                    .anyMatch(
                            line -> line.matches("query-gateway-cache +batch.fast +passed( +[\\d.]+){6} +not checked"));
            assertThat(load.output().lines().filter(line -> line.startsWith("    schema")))
                    .hasSize(2)
                    .doesNotHaveDuplicates();
            assertThat(load.stored()).hasSize(2);
            for (Path run : load.stored()) {
                RunDocuments.assertValid(
                        new ObjectMapper().readTree(run.resolve("run.json").toFile()));
            }
        }
    }

    @Test
    void anInterruptEndsAWholeSuite() throws Exception {
        try (LoadProcess load = load("--suite=query-gateway", "--run-time=10m")) {
            await().atMost(LONG).until(() -> load.output().contains("| ok "));

            load.signal("INT");
            load.await();

            assertThat(load.exitCode()).as(load.output()).isEqualTo(130);
            assertThat(load.stored())
                    .singleElement()
                    .satisfies(run ->
                            assertThat(run).asString().contains("baseline").endsWith("_INTERRUPTED"));
            assertThat(load.output()).doesNotContain("query-gateway/cache");
        }
    }

    @Test
    void dashboardAndProfileAreStoredWithTheRun() throws Exception {
        try (LoadProcess load = load("query-gateway/cache", "--dashboard", "--profile", "--gateway-config=" + config())
                .await()) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            Path run = load.stored().get(0);
            assertThat(run.resolve("dashboard/index.html")).isNotEmptyFile();
            assertThat(run.resolve("gateway.jfr")).isNotEmptyFile();
            assertThat(run.resolve("samples.jtl")).doesNotExist();
            assertThat(run.resolve("samples.jtl.gz")).doesNotExist();
            assertThat(load.run().at("/parameters/gateway_config").asText()).isEqualTo(config().toString());
        }
    }

    @Test
    void aServiceWithoutDatabaseIsLoadedAndTheRunSaysSo() throws Exception {
        GatewayProcess service = GatewayProcess.start(new GatewayProcess.Settings(
                ROOT.resolve("gateway/target/gateway.jar"),
                config(),
                List.of("--schema", "query_gateway"),
                SharedServer.server().connection().url(),
                directory.resolve("service.log"),
                Optional.empty()));
        List<String> arguments = List.of("query-gateway/cache", "--target-url=" + service.url(), "--postgres-url=none");
        try (LoadProcess load = LoadProcess.start(home, results, arguments).await()) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(load.output()).contains("none: nobody looks whether the rows are there");
            JsonNode run = load.run();
            RunDocuments.assertValid(run);
            assertThat(run.at("/validity/flags")).extracting(JsonNode::asText).contains("durability_unknown");
        } finally {
            service.stop(LONG);
        }
    }

    @Test
    void aKeyThatTheRegistryRefusesIsFoundBeforeTheLoad() throws Exception {
        try (LoadProcess load =
                load("schema-registry/basic_load", "--api-key=k7-wrong").await()) {
            assertThat(load.exitCode()).as(load.output()).isEqualTo(104);
            assertThat(load.output())
                    .contains("--api-key", "found one that it refuses with status 401")
                    .doesNotContain("k7-wrong");
            assertThat(load.stored()).isEmpty();
        }
        try (LoadProcess load =
                load("schema-registry/basic_load", "--scale=0.5").await()) {
            assertThat(load.exitCode()).as(load.output()).isZero();
            assertThat(load.run().at("/parameters").toString()).doesNotContain("api_key");
            assertThat(load.run().at("/rlt_iters_total").asInt()).isEqualTo(50);
        }
    }

    @Test
    void whatHelpsAgainstLateRequestsIsSaidInTheWordsOfTheOptions() throws Exception {
        try (LoadProcess load = load(
                        "schema-registry/basic_load", "-J=schedule=steady: 20000/s for 10ms", "-J=threads=1")
                .await()) {
            assertThat(load.sentences())
                    .contains("too few threads for this rate and response time: needed")
                    .contains("more threads (-J threads=N), a lower --scale");
        }
    }

    private static Path config() {
        return ROOT.resolve("gateway/variants/query-gateway/batch.fast.toml");
    }

    private LoadProcess load(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(SharedServer.option());
        return LoadProcess.start(home, results, all);
    }
}
