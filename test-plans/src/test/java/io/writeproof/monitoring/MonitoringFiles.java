package io.writeproof.monitoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the files; what is there twice under one name is an error. */
final class MonitoringFiles {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path DIRECTORY = ROOT.resolve("monitoring");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private MonitoringFiles() {}

    static JsonNode compose() {
        return YAML.readTree(DIRECTORY.resolve("docker-compose.yml").toFile());
    }

    /** A file of GitHub's workflows. */
    static JsonNode workflow(String file) {
        return YAML.readTree(ROOT.resolve(".github/workflows").resolve(file).toFile());
    }

    static JsonNode prometheus() {
        return YAML.readTree(DIRECTORY.resolve("prometheus/prometheus.yml").toFile());
    }

    /** A file of Grafana's provisioning. */
    static JsonNode provisioned(String file) {
        return YAML.readTree(
                DIRECTORY.resolve("grafana/provisioning").resolve(file).toFile());
    }

    static JsonNode dashboard() {
        return JSON.readTree(
                DIRECTORY.resolve("grafana/dashboards/load-test.json").toFile());
    }

    /** Every expression of the dashboard's panels. */
    static List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        dashboard()
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").asString())));
        return expressions;
    }
}
