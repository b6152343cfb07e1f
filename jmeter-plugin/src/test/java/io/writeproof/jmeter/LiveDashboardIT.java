package io.writeproof.jmeter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.writeproof.report.Section;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.LoadSections;
import io.writeproof.report.load.Spectrum;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live page of a test in a JMeter process, with the plugin as it is packaged. */
class LiveDashboardIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path directory = Path.of("");

    @Test
    void theRunIsShownSecondBySecondAndEndsAsItsFilesSay() throws Exception {
        int port = FreePort.find();
        try (WorkServer server = WorkServer.start();
                JudgedRun run = JudgedRun.start(
                        directory,
                        server.port(),
                        List.of(
                                "-Jwriteproof.dashboard.port=" + port,
                                "-Jcsv=run",
                                "-Jspectrum=run.hgrm",
                                "-Jschedule=warmup: 20/s for 1s; steady: 50/s for 6s"))) {
            await().atMost(PATIENCE).until(() -> answers(port));
            assertThat(get(port, "/")).startsWith("<!DOCTYPE html>").contains("data-live=\"/events\"");
            try (Socket silent = ask(port, "/events")) {
                ask(port, "/events").close();
                List<Event> events = events(port);

                assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isZero();
                assertThat(silent.isConnected()).isTrue();
                assertThat(of("second", events))
                        .hasSizeGreaterThan(2)
                        .allMatch(second -> second.path("t").isNumber());
                assertThat(of("sections", events))
                        .anyMatch(sections -> sections.path("gates").asText().contains("p99_latency"))
                        .anyMatch(sections -> sections.path("verdict").asText().contains("RUNNING"))
                        .anyMatch(sections -> sections.has("chart-heat"))
                        .noneMatch(sections -> sections.has("time"));
                assertThat(events.get(events.size() - 1).name()).isEqualTo("end");
                assertThat(sections(of("end", events).get(0)))
                        .isEqualTo(sectionsOfFiles())
                        .hasEntrySatisfying(
                                "time", html -> assertThat(html).contains("id=\"chart-heat\"", "cell heat-"));
            }
        }
    }

    @Test
    void aPortInUseEndsTheRunWith104BeforeAnyLoad() throws Exception {
        try (WorkServer server = WorkServer.start();
                ServerSocket taken = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
                JudgedRun run = JudgedRun.start(
                        directory, server.port(), List.of("-Jwriteproof.dashboard.port=" + taken.getLocalPort()))) {
            assertThat(run.exitCode()).as(run.stdout() + run.stderr()).isEqualTo(104);
            assertThat(run.stderr())
                    .contains("Configuration error in Thresholds: the JMeter property writeproof.dashboard.port:"
                            + " 127.0.0.1:" + taken.getLocalPort()
                            + " cannot be listened on (Address already in use); choose another port, or 0 for none");
            assertThat(server.requests()).isZero();
        }
    }

    /** A server-sent event. */
    private record Event(String name, String data) {}

    /** All of them, until the server ends. */
    private List<Event> events(int port) throws IOException, InterruptedException {
        List<Event> events = new ArrayList<>();
        String[] name = {""};
        try (Stream<String> lines =
                client.send(request(port, "/events"), BodyHandlers.ofLines()).body()) {
            lines.forEach(line -> {
                if (line.startsWith("event: ")) {
                    name[0] = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(name[0], line.substring("data: ".length())));
                }
            });
        }
        return events;
    }

    private static List<JsonNode> of(String name, List<Event> events) throws IOException {
        List<JsonNode> data = new ArrayList<>();
        for (Event event : events) {
            if (event.name().equals(name)) {
                data.add(JSON.readTree(event.data()));
            }
        }
        return data;
    }

    private static Map<String, String> sections(JsonNode event) {
        Map<String, String> sections = new TreeMap<>();
        event.fields()
                .forEachRemaining(section ->
                        sections.put(section.getKey(), section.getValue().asText()));
        return sections;
    }

    /** The sections that the stored page has. */
    private Map<String, String> sectionsOfFiles() throws IOException {
        List<JsonNode> seconds = new ArrayList<>();
        for (String line : Files.readAllLines(directory.resolve("run.timeline.jsonl"))) {
            seconds.add(JSON.readTree(line));
        }
        LoadDocument stored = new LoadDocument(
                JSON.readTree(directory.resolve("run.json").toFile()),
                seconds.subList(1, seconds.size()),
                List.of(spectrum("response"), spectrum("service")));
        return LoadSections.of(stored).stream()
                .collect(Collectors.toMap(
                        Section::id, section -> section.html().html(), (one, other) -> one, TreeMap::new));
    }

    private Spectrum spectrum(String kind) throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve("run.GET_work." + kind + ".hgrm"))) {
            return new Spectrum(
                    "GET /work",
                    kind,
                    lines.filter(line -> line.matches(" *[0-9].*"))
                            .map(line -> line.strip().split(" +"))
                            .map(cells -> new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[0])})
                            .toList());
        }
    }

    private boolean answers(int port) throws InterruptedException {
        try {
            return !get(port, "/timeline").isEmpty();
        } catch (IOException e) {
            return false; // JMeter is still starting
        }
    }

    /** Asks, and reads nothing. */
    private static Socket ask(int port, String path) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(UTF_8));
        return socket;
    }

    private String get(int port, String path) throws IOException, InterruptedException {
        return client.send(request(port, path), BodyHandlers.ofString()).body();
    }

    private static HttpRequest request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .build();
    }
}
