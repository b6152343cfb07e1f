package io.writeproof.results.noise;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Measures how fast the machine is before a run, and again after it, about a second each time. Used by one thread.
 *
 * <p>When a part moved further than its limit, the run measured another machine than the one it began on, and a
 * comparison takes no verdict from it. What cannot be measured, such as INSERTs without a database, is left out.
 */
public final class NoiseCheck {

    private static final int PAGE = 8192; // as PostgreSQL's
    private static final int STEPS = 100_000;
    private static final Map<Part, Repetition> REPETITIONS = Map.of(
            Part.ALU, new Repetition(100, 300, Duration.ofMillis(600)),
            Part.FSYNC, new Repetition(10, 1000, Duration.ofMillis(500)),
            Part.INSERT, new Repetition(100, 1000, Duration.ofMillis(500)));

    private final Path directory;
    private final Optional<Probe> insert;
    private final Speed before;
    private double register = 1;

    private NoiseCheck(Path directory, Optional<Probe> insert) {
        this.directory = directory;
        this.insert = insert;
        this.before = speed();
    }

    /**
     * Measures for the first time.
     *
     * @param directory on the disk that matters; a file in it comes and goes
     * @param insert a committed INSERT of one row
     */
    public static NoiseCheck begin(Path directory, Optional<Probe> insert) {
        return new NoiseCheck(directory, insert);
    }

    /** Measures again; what {@code noise_check} in {@code run.json} says, as the envelope's schema describes it. */
    public ObjectNode end() {
        Speed after = speed();
        ObjectNode json = unfinished();
        json.set("after", after.json());
        ObjectNode moved = json.putObject("moved");
        ObjectNode limits = json.putObject("limits");
        boolean stable = true;
        for (Part part : Part.values()) {
            OptionalDouble move = after.movedSince(before, part);
            if (move.isPresent()) {
                moved.put(part.label(), rounded(move.getAsDouble()));
                limits.put(part.label(), part.limit());
                stable &= !part.tooFar(move.getAsDouble());
            }
        }
        json.put("stable", stable);
        after.load().stolenSince(before.load()).ifPresent(share -> json.put("steal", rounded(share)));
        return json;
    }

    /** What is known of a run that was stopped: nothing is said about its machine. */
    public ObjectNode unfinished() {
        ObjectNode json = Json.object();
        json.set("before", before.json());
        return json;
    }

    private Speed speed() {
        Map<Part, Probe> probes = new EnumMap<>(Part.class);
        probes.put(Part.ALU, this::compute);
        insert.ifPresent(probe -> probes.put(Part.INSERT, probe));
        Path file = directory.resolve("noise-check.tmp");
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
            probes.put(Part.FSYNC, () -> flush(channel, page));
            return Speed.of(probes, REPETITIONS);
        } catch (IOException unwritable) {
            probes.remove(Part.FSYNC);
            return Speed.of(probes, REPETITIONS);
        }
    }

    /**
     * Each division waits for the one before, so the time is the processor's and not that of the compiler at work so
     * far.
     */
    private void compute() {
        double x = register;
        for (int i = 0; i < STEPS; i++) {
            x = 3 / (x + 1);
            x = 5 / (x + 2);
        }
        register = x;
    }

    /** Always the same page, which is there from the first flush on: as a WAL segment that is used again. */
    private static void flush(FileChannel channel, ByteBuffer page) throws IOException {
        page.clear();
        channel.write(page, 0);
        channel.force(false);
    }

    private static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
