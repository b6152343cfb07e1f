package io.writeproof.results.pairs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.results.store.Identity;
import io.writeproof.results.store.Json;
import io.writeproof.results.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Two commits that were measured in pairs, as {@code results/schema/pairs.schema.json} describes it.
 *
 * @param startedAt when it began
 * @param script what was run
 * @param seed of the order of the runs
 * @param base the one commit
 * @param head the other, or the same
 * @param runs what was measured, in its order
 */
public record PairSession(
        Instant startedAt, Script script, long seed, Revision base, Revision head, List<Measured> runs) {

    /** The name of the file of every session. */
    public static final String FILE = "pairs.json";

    private static final int SCHEMA_VERSION = 1;

    public PairSession {
        runs = List.copyOf(runs);
    }

    /** A session that is about to begin. */
    static PairSession planned(Instant now, Script script, long seed, Revisions revisions) {
        return new PairSession(
                now.truncatedTo(ChronoUnit.MILLIS), script, seed, revisions.base(), revisions.head(), List.of());
    }

    /** {@code pairs/a1b2c3d_e4f5a6b_20261122T041500Z/pairs.json}, below the results directory. */
    String fileName() {
        return "pairs/" + base.shortCommit() + "_" + head.shortCommit() + "_" + Identity.nameOf(startedAt) + "/" + FILE;
    }

    Revision revision(PairSide side) {
        return new Revisions(base, head).of(side);
    }

    PairSession with(Measured run) {
        return new PairSession(
                startedAt,
                script,
                seed,
                base,
                head,
                Stream.concat(runs.stream(), Stream.of(run)).toList());
    }

    String json() {
        ObjectNode document = Json.object();
        document.put("schema_version", SCHEMA_VERSION);
        document.put("started_at", startedAt.toString());
        document.put("suite", script.suite());
        script.arguments().forEach(document.putArray("arguments")::add);
        document.put("seed", seed);
        document.putObject("base").put("name", base.name).put("commit", base.commit);
        document.putObject("head").put("name", head.name).put("commit", head.commit);
        ArrayNode stored = document.putArray("runs");
        for (Measured run : runs) {
            ObjectNode json = stored.addObject().put("pair", run.pair).put("side", run.side.label());
            run.directories.forEach(json.putArray("directories")::add);
        }
        return Json.pretty(document);
    }

    /**
     * Reads a session.
     *
     * @throws StoreException when the file is absent, damaged or of a newer version
     */
    public static PairSession read(Path file) {
        JsonNode document = parse(file);
        if (document.path("schema_version").asInt() != SCHEMA_VERSION) {
            throw new StoreException(file + ": expected schema_version " + SCHEMA_VERSION + ", found "
                    + document.path("schema_version")
                    + ": read it with the WriteProof that wrote it, or a newer one");
        }
        try {
            return of(document);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new StoreException(
                    file + " is not a session of pairs (" + e.getMessage() + "): restore it or measure again", e);
        }
    }

    private static PairSession of(JsonNode document) {
        List<Measured> runs = new ArrayList<>();
        for (JsonNode run : document.path("runs")) {
            runs.add(new Measured(
                    run.path("pair").asInt(),
                    PairSide.valueOf(run.path("side").asText().toUpperCase(Locale.ROOT)),
                    texts(run.path("directories"))));
        }
        return new PairSession(
                Instant.parse(document.path("started_at").asText()),
                new Script(document.path("suite").asText(), texts(document.path("arguments"))),
                document.path("seed").asLong(),
                revision(document.path("base")),
                revision(document.path("head")),
                runs);
    }

    private static JsonNode parse(Path file) {
        try {
            return Json.parse(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new StoreException(
                    file + " is not JSON, or is cut off: " + e.getOriginalMessage() + "; restore it or measure again",
                    e);
        } catch (IOException e) {
            throw new StoreException("there is no readable session of pairs at " + file + ": " + e, e);
        }
    }

    private static Revision revision(JsonNode json) {
        return new Revision(json.path("name").asText(), json.path("commit").asText());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    /**
     * A commit, and what it was called.
     *
     * @param name as it was asked for, such as {@code main}
     * @param commit full hash
     */
    public record Revision(String name, String commit) {

        private static final int SHORT = 7;

        public Revision {
            if (commit.length() < SHORT) {
                throw new IllegalArgumentException("expected the hash of a commit, found '" + commit + "'");
            }
        }

        /** Its first digits. */
        public String shortCommit() {
            return commit.substring(0, SHORT);
        }

        /** {@code main a1b2c3d}, or the digits alone when it was named by them. */
        public String title() {
            return commit.startsWith(name) ? shortCommit() : name + " " + shortCommit();
        }
    }

    /**
     * One run of the script.
     *
     * @param pair the pair, from 1
     * @param side what was measured
     * @param directories of what it stored, below the results directory
     */
    record Measured(int pair, PairSide side, List<String> directories) {

        Measured {
            directories = List.copyOf(directories);
        }
    }
}
