package io.writeproof.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportFilesTest {

    @TempDir
    Path directory = Path.of("");

    static Stream<RunReport> reports() {
        return Stream.of(Reports.passed(), Reports.failed(), Reports.invalid(), Reports.complete());
    }

    @ParameterizedTest
    @MethodSource("reports")
    void theReportIsWrittenAsTheSchemaSays(RunReport report) throws IOException {
        Path file = directory.resolve("new/directory/run.json");

        RunJson.write(report, Map.of("function_name", "chat"), file);

        assertThat(StoredFormat.LOAD.complaints(Files.readString(file))).isEmpty();
    }

    @Test
    void theFieldsHaveTheirNames() throws IOException {
        JsonNode json = json(Reports.passed());

        assertThat(json.path("function_name").asText()).isEqualTo("chat");
        assertThat(json.path("verdict").asText()).isEqualTo("passed");
        assertThat(json.path("started_at").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(json.path("p99_latency").path("passed").asBoolean()).isTrue();
        assertThat(json.path("error_rate_check").isNull()).isTrue();
        assertThat(json.path("rlt_iters_total").asLong()).isEqualTo(18_000);
        assertThat(json.path("db_metrics").toString())
                .isEqualTo("{\"min_expected_inference_rows\":18500,\"max_expected_inference_rows\":18500,"
                        + "\"inference_rows\":18500,\"model_inference_rows\":18500,\"verified_within_timeout\":true}");
        assertThat(json.at("/labels/POST ~1inference/response_ms/p99_9").asDouble())
                .isEqualTo(99.942);
        assertThat(json.at("/parity/settled_after_ms").asDouble()).isEqualTo(1300);
    }

    @Test
    void theReportIsWrittenAsItEverWas() throws IOException {
        json(Reports.complete());

        assertThat(directory.resolve("run.json")).hasContent(golden());
    }

    /** Else the golden file would not notice when such a field changed. */
    @Test
    void theGoldenFileHasSomethingInEveryFieldOfTheSchema() throws IOException {
        assertThat(StoredFormat.LOAD.complaints(golden())).isEmpty();
        assertThat(absent(StoredFormat.LOAD.document(), new ObjectMapper().readTree(golden()), ""))
                .isEmpty();
    }

    /** The fields of the schema that the value has not, in the first element where there are many. */
    private static List<String> absent(JsonNode schema, JsonNode value, String path) {
        if (value.isMissingNode() || value.isNull()) {
            return List.of(path);
        }
        if (schema.has("$ref")) {
            JsonNode named =
                    StoredFormat.LOAD.document().at(schema.path("$ref").asText().substring(1));
            return absent(named, value, path);
        }
        List<String> absent = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
            absent.addAll(absent(field.getValue(), value.path(field.getKey()), path + "/" + field.getKey()));
        }
        JsonNode ofMany = schema.path(value.isArray() ? "items" : "additionalProperties");
        if (ofMany.isObject()) {
            JsonNode first = value.isEmpty()
                    ? MissingNode.getInstance()
                    : value.iterator().next();
            absent.addAll(absent(ofMany, first, path + "/*"));
        }
        return absent;
    }

    private static String golden() throws IOException {
        try (InputStream in = ReportFilesTest.class.getResourceAsStream("/golden/run.json")) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aFieldOfTheReportWinsOverAFurtherFieldOfItsName() throws IOException {
        Path file = directory.resolve("run.json");
        RunJson.write(Reports.failed(), Map.of("verdict", "passed"), file);

        assertThat(new ObjectMapper().readTree(file.toFile()).path("verdict").asText())
                .isEqualTo("failed");
    }

    @Test
    void anOlderReportIsReplacedAndNothingElseStays() throws IOException {
        json(Reports.failed());
        json(Reports.passed());

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(directory.resolve("run.json"));
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsAnErrorWithNothingLeftBehind() throws IOException {
        Path occupied = directory.resolve("run.json");
        Files.createDirectories(occupied.resolve("inside"));

        assertThatThrownBy(() -> RunJson.write(Reports.passed(), Map.of(), occupied))
                .isInstanceOf(IOException.class);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(occupied);
        }
    }

    @Test
    void eachGateIsATestCase() throws Exception {
        Element suite = junit(Reports.failed());

        assertThat(suite.getAttribute("tests")).isEqualTo("2");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(((Element) suite.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("3 of 9000 acknowledged keys have no row");
    }

    @Test
    void whatLimitsTheRunIsOnTheSuitesStandardError() throws Exception {
        assertThat(junit(Reports.failed())
                        .getElementsByTagName("system-err")
                        .item(0)
                        .getTextContent())
                .isEqualTo("requests of 2 threads were cut off");
        assertThat(junit(Reports.passed()).getElementsByTagName("system-err").getLength())
                .isZero();
    }

    @Test
    void anInvalidRunIsAnErrorAndOddCharactersDoNoHarm() throws Exception {
        Element suite = junit(Reports.invalid());

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("p99(a\uFFFD<b>)");
    }

    private JsonNode json(RunReport report) throws IOException {
        Path file = directory.resolve("run.json");
        RunJson.write(report, Map.of("function_name", "chat"), file);
        return new ObjectMapper().readTree(file.toFile());
    }

    private Element junit(RunReport report) throws Exception {
        Path file = directory.resolve("junit.xml");
        JUnitXml.write(report, file);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        return document.getDocumentElement();
    }
}
