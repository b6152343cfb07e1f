package io.writeproof.report.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs that nobody measured, with everything that a page can show. */
public final class SimulatedRun {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double MEBI = 1 << 20;

    private SimulatedRun() {}

    /** A run.json as it is stored; each call gives one of its own. */
    public static ObjectNode run() {
        try (InputStream in = SimulatedRun.class.getResourceAsStream("run.json")) {
            return (ObjectNode) JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The run with a line for each of so many seconds, and the distributions of its labels. */
    public static LoadDocument of(int seconds) {
        Random random = new Random(seconds);
        List<JsonNode> timeline = IntStream.rangeClosed(1, seconds)
                .<JsonNode>mapToObj(second -> second(second, seconds, random))
                .toList();
        return new LoadDocument(run(), timeline, spectra());
    }

    /** The distributions of both labels. */
    public static List<Spectrum> spectra() {
        return Stream.of("register", "retrieve")
                .flatMap(label -> Stream.of(spectrum(label, "response", 6), spectrum(label, "service", 2)))
                .toList();
    }

    private static Spectrum spectrum(String label, String kind, double factor) {
        return new Spectrum(
                label,
                kind,
                DoubleStream.iterate(0, nines -> nines <= 5, nines -> nines + 0.05)
                        .mapToObj(nines -> new double[] {1 - Math.pow(10, -nines), factor * (1 + nines * nines)})
                        .toList());
    }

    private static ObjectNode second(int second, int seconds, Random random) {
        double part = (double) second / seconds;
        double planned = part < 0.2 ? 500 + 2500 * part : part < 0.75 ? 1000 : 1500;
        double stall = second == seconds / 2 ? 40 : 1;
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("t", (double) second)
                .put("threads", 64)
                .put("in_flight", 3 + random.nextInt(9) * (int) Math.sqrt(stall));
        line.putArray("phases").add(part < 0.1 ? "warmup" : part < 0.75 ? "steady" : "spike");
        line.put("target_rate", planned).put("attempted", planned + random.nextGaussian() * 8);
        line.put("achieved", planned / (stall > 1 ? 3 : 1) + random.nextGaussian() * 8);
        line.put("failed", part > 0.9 ? 12.0 : 0.0);
        ObjectNode errors = line.putObject("errors");
        if (part > 0.9) {
            errors.put("503", 9 + random.nextInt(4)).put("599 Exception", random.nextInt(3));
        }
        line.putObject("lag_ms")
                .put("avg", 0.2 + random.nextDouble() * stall)
                .put("max", 3 + random.nextDouble() * 5 * stall);
        latency(line.putObject("response_ms"), stall, random);
        latency(line.putObject("service_ms"), Math.sqrt(stall) / 1.3, random);
        counts(line.putArray("response_counts"), planned, stall, new Random(second));
        line.putObject("generator")
                .put("cpu_cores", 0.4 + random.nextDouble() / 10)
                .put("memory_bytes", (180 + random.nextInt(60)) * MEBI)
                .put("gc_ms", random.nextInt(4));
        line.putObject("machine").put("busy_cores", 1.3 + part / 10).put("steal_cores", stall > 1 ? 0.6 : 0.02);
        line.putObject("target")
                .put("cpu_cores", 0.7 + random.nextDouble() / 5)
                .put("memory_bytes", (220 + 80 * part) * MEBI)
                .put("queue_depth", random.nextInt(30) * (int) Math.sqrt(stall))
                .put("batch_rows", 20 + random.nextDouble() * 10);
        line.putObject("database")
                .put("wal_bytes", (2 + random.nextDouble()) * MEBI)
                .put("commits", planned / 10)
                .put("rollbacks", 0)
                .put("checkpoints", second % 60 == 0 ? 1 : 0)
                .put("active", 1 + random.nextInt(4))
                .put("waiting", random.nextInt(2));
        return line;
    }

    private static void latency(ObjectNode spread, double factor, Random random) {
        double p50 = factor * (1.2 + random.nextDouble() / 3);
        spread.put("p50", p50).put("p95", p50 * 2.5).put("p99", p50 * (3 + random.nextDouble()));
        spread.put("max", p50 * (5 + 8 * random.nextDouble()));
    }

    /** Around a usual time, with a long tail. */
    private static void counts(ArrayNode counts, double requests, double factor, Random random) {
        int usual = (int) Math.ceil(12 * Math.log10(100 * 1.4 * factor));
        counts.add(6 - usual);
        for (int away = -6; away < 24; away++) {
            double expected = requests / 5 * (away < 0 ? Math.exp(-away * away / 6.0) : Math.exp(-away / 3.0));
            counts.add((int) (expected * (0.8 + 0.4 * random.nextDouble()) + random.nextDouble()));
        }
    }

    /** A tree for what a test wants to say itself. */
    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
