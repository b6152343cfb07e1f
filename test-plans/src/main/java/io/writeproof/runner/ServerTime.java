package io.writeproof.runner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.runner.StatementWatch.Counted;
import io.writeproof.runner.statistics.StatementTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * The part of a request's time that the database server spent on statements, as {@code server_time} of a stored run.
 *
 * <p>Client time is the mean service time of the measured requests; server time is that of all statements since the service
 * was ready, divided by all requests, warm-up included. What lies between them is network, driver, queues, the service
 * itself, and the wait for the disk of a commit that is no statement of its own. Statements of one request that ran side by side count one after the other, so server time can be the longer.
 * Stateless.
 */
final class ServerTime {

    private static final int MOST_STATEMENTS = 50;
    private static final int SHOWN_STATEMENTS = 12;
    private static final int SHOWN_CHARACTERS = 80;
    private static final String ROW = "%8s %9s %9s %9s %11s  %s";

    private ServerTime() {}

    /**
     * The document.
     *
     * @param verdict the plugin's, with its labels
     * @param whole the label of a request as a whole, if the run has it; otherwise every label is one of requests
     */
    static ObjectNode of(Counted counted, JsonNode verdict, String whole) {
        ObjectNode time = JsonNodeFactory.instance.objectNode();
        counted.notes().forEach(time.putArray("notes")::add);
        long requests = requests(verdict, whole);
        OptionalDouble client = clientMs(verdict.path("labels"), whole);
        time.put("requests", requests);
        if (requests > 0 && client.isPresent() && !counted.statements().isEmpty()) {
            double server = counted.statements().stream()
                            .mapToDouble(StatementTime::totalMs)
                            .sum()
                    / requests;
            time.put("client_ms", rounded(client.getAsDouble()));
            time.put("server_ms", rounded(server));
            time.put("overhead_ms", rounded(client.getAsDouble() - server));
        }
        ArrayNode statements = time.putArray("statements");
        counted.statements().stream()
                .limit(MOST_STATEMENTS)
                .map(ServerTime::json)
                .forEach(statements::add);
        return time;
    }

    private static long requests(JsonNode verdict, String whole) {
        return StreamSupport.stream(verdict.path("labels_by_phase").spliterator(), false)
                .flatMap(labels -> requestLabels(labels, whole).stream())
                .mapToLong(label -> label.path("count").asLong())
                .sum();
    }

    private static OptionalDouble clientMs(JsonNode labels, String whole) {
        double count = 0;
        double total = 0;
        for (JsonNode label : requestLabels(labels, whole)) {
            count += label.path("count").asDouble();
            total += label.path("count").asDouble()
                    * label.path("service_ms").path("mean").asDouble();
        }
        return count > 0 ? OptionalDouble.of(total / count) : OptionalDouble.empty();
    }

    private static List<JsonNode> requestLabels(JsonNode labels, String whole) {
        List<JsonNode> requests = new ArrayList<>();
        (labels.has(whole) ? List.of(labels.path(whole)) : labels).forEach(requests::add);
        return requests;
    }

    private static ObjectNode json(StatementTime statement) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("calls", statement.calls());
        node.put("mean_ms", rounded(statement.meanMs()));
        statement.minMs().ifPresent(shortest -> node.put("min_ms", rounded(shortest)));
        statement.maxMs().ifPresent(longest -> node.put("max_ms", rounded(longest)));
        node.put("total_ms", rounded(statement.totalMs()));
        node.put("rows", statement.rows());
        node.put("statement", statement.text());
        return node;
    }

    private static double rounded(double milliseconds) {
        return Math.round(milliseconds * 1_000) / 1_000.0;
    }

    /** The document for people: the whole, a table of the statements, what is not known. */
    static List<String> lines(JsonNode time) {
        List<String> lines = new ArrayList<>();
        time.path("notes").forEach(note -> lines.add(note.asText()));
        if (time.has("client_ms")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%.3f ms of a request's %.3f ms are statements in the server, %.3f ms the rest (%d requests)",
                    time.path("server_ms").asDouble(),
                    time.path("client_ms").asDouble(),
                    time.path("overhead_ms").asDouble(),
                    time.path("requests").asLong()));
        }
        if (!time.path("statements").isEmpty()) {
            lines.add(String.format(Locale.ROOT, ROW, "calls", "avg ms", "min ms", "max ms", "total ms", "statement"));
        }
        StreamSupport.stream(time.path("statements").spliterator(), false)
                .limit(SHOWN_STATEMENTS)
                .map(ServerTime::line)
                .forEach(lines::add);
        return lines;
    }

    private static String line(JsonNode statement) {
        String text = statement.path("statement").asText();
        return String.format(
                Locale.ROOT,
                ROW,
                statement.path("calls").asText(),
                milliseconds(statement.path("mean_ms")),
                milliseconds(statement.path("min_ms")),
                milliseconds(statement.path("max_ms")),
                milliseconds(statement.path("total_ms")),
                text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS - 1) + "…");
    }

    private static String milliseconds(JsonNode number) {
        return number.isNumber() ? String.format(Locale.ROOT, "%.3f", number.asDouble()) : "-";
    }
}
