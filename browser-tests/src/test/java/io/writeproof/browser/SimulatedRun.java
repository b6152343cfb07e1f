package io.writeproof.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.report.load.LoadDocument;
import io.writeproof.report.load.Spectrum;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A run of any length that has something in every field of every second. */
final class SimulatedRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-11-21T22:40:00Z");
    private static final long WARMUP_S = 60;
    private static final int CHECKPOINT_S = 300;

    private final ObjectNode run;
    private final int seconds;
    private final Random chance = new Random(1);

    private SimulatedRun(ObjectNode run, int seconds) {
        this.run = run;
        this.seconds = seconds;
    }

    /** A run whose labels are {@code register} and {@code retrieve}. */
    static LoadDocument of(int seconds) {
        return new SimulatedRun(template(), seconds).document();
    }

    /** A run in which everything that a user may name is called {@code name}. */
    static LoadDocument named(String name) {
        ObjectNode run = template();
        run.put("suite", name).put("variant", name);
        run.withObject("/labels").set(name, run.at("/labels/register"));
        run.withObject("/labels_by_phase/steady").set(name, run.at("/labels/register"));
        run.withObject("/parameters").put("schedule", name).put(name, name);
        run.withArray("reasons").add(name);
        run.withArray("warnings").add(name);
        run.withObject("/errors").put(name, 3);
        run.withObject("/source").put("branch", name);
        ((ObjectNode) run.withArray("gates").get(0))
                .put("name", name)
                .put("rule", name)
                .put("reason", name);
        ((ObjectNode) run.withArray("phases").get(0)).put("name", name);
        ((ObjectNode) run.withArray("first_errors").get(0)).put("label", name).put("message", name);
        run.withArray("/parity/damaged/lost").add(name);
        run.withObject("/parity").put("lost", 1).put("passed", false).put("reason", name);
        return new SimulatedRun(run, 120).document();
    }

    private static ObjectNode template() {
        try (InputStream in = SimulatedRun.class.getResourceAsStream("/run.json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private LoadDocument document() {
        Instant end = START.plusSeconds(seconds);
        run.put("started_at", START.toString()).put("ended_at", end.toString());
        ArrayNode phases = run.withArray("phases");
        Instant steady = START.plusSeconds(Math.min(WARMUP_S, seconds / 2));
        ((ObjectNode) phases.get(0)).put("from", START.toString()).put("to", steady.toString());
        ((ObjectNode) phases.get(1)).put("from", steady.toString()).put("to", end.toString());
        List<JsonNode> timeline =
                IntStream.rangeClosed(1, seconds).mapToObj(this::second).toList();
        List<Spectrum> spectra = Stream.of("register", "retrieve")
                .flatMap(label -> Stream.of("response", "service").map(kind -> spectrum(label, kind)))
                .toList();
        return new LoadDocument(run, timeline, spectra);
    }

    private JsonNode second(int t) {
        double busy = 1 + 0.5 * Math.sin(t / 200.0) + 0.3 * chance.nextDouble();
        ObjectNode second = JSON.createObjectNode().put("t", (double) t);
        second.putArray("phases").add(t <= WARMUP_S ? "warmup" : "steady");
        second.put("threads", 64).put("in_flight", (int) (4 * busy));
        second.put("target_rate", 100.0)
                .put("attempted", 100 + chance.nextInt(3))
                .put("achieved", 97 + chance.nextInt(4));
        second.put("failed", chance.nextInt(3))
                .putObject("errors")
                .put("503", chance.nextInt(2))
                .put("timeout", chance.nextInt(2));
        second.putObject("lag_ms").put("avg", 0.2 * busy).put("max", 4 * busy);
        spread(second.putObject("response_ms"), busy);
        spread(second.putObject("service_ms"), 0.9 * busy);
        counts(second.putArray("response_counts"), busy);
        second.putObject("generator")
                .put("cpu_cores", 0.3 * busy)
                .put("memory_bytes", 150_000_000 + t * 1000L)
                .put("gc_ms", chance.nextInt(5));
        second.putObject("machine").put("busy_cores", busy).put("steal_cores", 0.1 * busy);
        second.putObject("target")
                .put("cpu_cores", 0.4 * busy)
                .put("memory_bytes", 230_000_000 + t * 4000L)
                .put("queue_depth", chance.nextInt(30))
                .put("batch_rows", 180 * busy);
        second.putObject("database")
                .put("wal_bytes", 900_000 + chance.nextInt(90_000))
                .put("commits", 90 + chance.nextInt(20))
                .put("rollbacks", 0)
                .put("checkpoints", t % CHECKPOINT_S == 0 ? 1 : 0)
                .put("active", chance.nextInt(8))
                .put("waiting", chance.nextInt(2));
        second.putArray("gates")
                .addObject()
                .put("name", "retrieval_p99")
                .put("passed", t < 100)
                .put("actual", 9 + t / 1000.0);
        return second;
    }

    private void spread(ObjectNode spread, double busy) {
        double tail = busy * (1 + chance.nextDouble());
        spread.put("p50", 2.1 * busy)
                .put("p95", 7.2 * tail)
                .put("p99", 14.8 * tail)
                .put("max", 30 * tail);
    }

    /** In buckets, twelve for each factor of ten: most around 2 ms, fewer up to some hundred. */
    private void counts(ArrayNode counts, double busy) {
        counts.add(-20 - (int) (6 * busy));
        for (int away = 0; away < 20; away++) {
            counts.add((int) (40 * Math.exp(-Math.pow(away - 4, 2) / 30) * chance.nextDouble() + chance.nextDouble()));
        }
    }

    /** 99.999 % in steps that get finer, as HdrHistogram writes them. */
    private static Spectrum spectrum(String label, String kind) {
        List<double[]> points = new ArrayList<>();
        for (double rest = 1; rest > 1e-5; rest *= 0.9) {
            points.add(new double[] {1 - rest, 0.5 - 4 * Math.log(rest) * (kind.equals("response") ? 1.2 : 1)});
        }
        return new Spectrum(label, kind, points);
    }
}
