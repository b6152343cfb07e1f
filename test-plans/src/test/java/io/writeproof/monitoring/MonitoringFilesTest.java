package io.writeproof.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The files parse and agree with one another: names, addresses, directories. */
class MonitoringFilesTest {

    private static final int GRID_COLUMNS = 24;
    private static final Pattern BIND_ADDRESS = Pattern.compile("(?m)^bind_address = \"([^\"]+)\"");

    @Test
    void everyDatasourceOfTheDashboardIsProvisioned() {
        List<String> provisioned =
                texts(MonitoringFiles.provisioned("datasources/datasources.yml").path("datasources"), "uid");

        assertThat(provisioned).doesNotHaveDuplicates();
        assertThat(MonitoringFiles.dashboard().findValues("datasource"))
                .isNotEmpty()
                .allSatisfy(datasource ->
                        assertThat(provisioned).contains(datasource.path("uid").asString()));
    }

    @Test
    void grafanaAsksPrometheusWhereItListens() {
        String listens = texts(service("prometheus").path("command")).stream()
                .filter(argument -> argument.startsWith("--web.listen-address="))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*=", "");

        assertThat(texts(
                        MonitoringFiles.provisioned("datasources/datasources.yml")
                                .path("datasources"),
                        "url"))
                .contains("http://" + listens);
    }

    @Test
    void everyDirectoryThatIsMountedIsThereAndEveryVolumeDeclared() {
        Set<String> declared =
                new HashSet<>(MonitoringFiles.compose().path("volumes").propertyNames());
        for (JsonNode service : MonitoringFiles.compose().path("services")) {
            for (String volume : texts(service.path("volumes"))) {
                String source = volume.split(":", -1)[0];
                if (source.startsWith("./")) {
                    assertThat(MonitoringFiles.DIRECTORY.resolve(source)).isDirectory();
                } else {
                    assertThat(declared).contains(source);
                }
            }
        }
    }

    @Test
    void grafanaFindsProvisioningDashboardsAndPrometheusItsConfiguration() {
        String dashboards = MonitoringFiles.provisioned("dashboards/dashboards.yml")
                .at("/providers/0/options/path")
                .asString();

        assertThat(texts(service("grafana").path("volumes")))
                .contains(
                        "./grafana/provisioning:/etc/grafana/provisioning:ro",
                        "./grafana/dashboards:" + dashboards + ":ro");
        assertThat(texts(service("prometheus").path("volumes"))).contains("./prometheus:/etc/prometheus:ro");
        assertThat(texts(service("prometheus").path("command")))
                .contains("--config.file=/etc/prometheus/prometheus.yml");
    }

    @Test
    void nothingListensOnAnotherAddressThanTheLoopbackAddress() {
        for (JsonNode service : MonitoringFiles.compose().path("services")) {
            assertThat(texts(service.path("ports"))).allMatch(port -> port.startsWith("127.0.0.1:"));
        }
        assertThat(service("grafana").at("/environment/GF_SERVER_HTTP_ADDR").asString())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void everyImageHasAVersion() {
        for (JsonNode service : MonitoringFiles.compose().path("services")) {
            assertThat(service.path("image").asString()).matches("[a-z/]+:v?[0-9.]+");
        }
    }

    @Test
    void jobsOfTheDashboardAreJobsOfPrometheus() {
        List<String> jobs = texts(MonitoringFiles.prometheus().path("scrape_configs"), "job_name");
        Pattern job = Pattern.compile("job=\"([^\"]*)\"");
        for (String expression : MonitoringFiles.expressions()) {
            Matcher named = job.matcher(expression);
            while (named.find()) {
                assertThat(jobs).contains(named.group(1));
            }
        }
        assertThat(jobs).containsExactly("load_test", "gateway");
    }

    /** On the network of the host, whose loopback address is that of the container too. */
    @Test
    void everyAddressOfAGatewaysVariantIsATargetOfPrometheus() throws Exception {
        Set<String> addresses = new HashSet<>();
        try (Stream<Path> variants = Files.walk(MonitoringFiles.ROOT.resolve("gateway/variants"))) {
            for (Path variant :
                    variants.filter(file -> file.toString().endsWith(".toml")).toList()) {
                Matcher address = BIND_ADDRESS.matcher(Files.readString(variant));
                assertThat(address.find()).as(variant.toString()).isTrue();
                addresses.add(address.group(1));
            }
        }
        List<String> targets = new ArrayList<>();
        for (JsonNode job : MonitoringFiles.prometheus().path("scrape_configs")) {
            if (job.path("job_name").asString().equals("gateway")) {
                targets.addAll(texts(job.at("/static_configs/0/targets")));
            }
        }

        assertThat(service("prometheus").path("network_mode").asString()).isEqualTo("host");
        assertThat(targets).containsExactlyInAnyOrderElementsOf(addresses);
    }

    @Test
    void panelsHaveTheirOwnPlacesAndIds() {
        Set<Integer> ids = new HashSet<>();
        Set<String> cells = new HashSet<>();
        for (JsonNode panel : MonitoringFiles.dashboard().path("panels")) {
            assertThat(ids.add(panel.path("id").asInt())).isTrue();
            JsonNode place = panel.path("gridPos");
            for (int x = 0; x < place.path("w").asInt(); x++) {
                int column = place.path("x").asInt() + x;
                assertThat(column).isLessThan(GRID_COLUMNS);
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell = column + " " + (place.path("y").asInt() + y);
                    assertThat(cells.add(cell))
                            .as(panel.path("title").asString())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void theWorkflowsPinTheirActionsAndTheSameOnes() throws Exception {
        Pattern uses = Pattern.compile("uses: (\\S+)");
        Set<String> actions = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (String workflow : List.of("ci.yml", "load.yml")) {
            Path file = MonitoringFiles.ROOT.resolve(".github/workflows").resolve(workflow);
            uses.matcher(Files.readString(file)).results().forEach(use -> actions.add(use.group(1)));
        }
        actions.forEach(action -> names.add(action.replaceFirst("@.*", "")));

        assertThat(actions).allMatch(action -> action.matches("[\\w/-]+@[0-9a-f]{40}"));
        assertThat(names).hasSameSizeAs(actions);
    }

    private static JsonNode service(String name) {
        return MonitoringFiles.compose().path("services").path(name);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.path(field).asString()));
        return texts;
    }
}
