package io.writeproof.runner;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.writeproof.postgres.ConnectionSettings;
import io.writeproof.postgres.DatabaseException;
import io.writeproof.runner.statistics.ReportQuery;
import io.writeproof.runner.statistics.ReportQuery.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What the tables of a service say after a run, as {@code queries} of a stored run. A database that does not answer is a note and
 * never changes the verdict. Stateless.
 */
final class ReportQueries {

    private ReportQueries() {}

    /** The answers to the queries of {@code file}; empty when there is no file or no database. */
    static ArrayNode answers(Path file, Service service) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        if (service.database().isEmpty()) {
            return answers;
        }
        try {
            List<ReportQuery> queries = ReportQuery.in(file);
            if (!queries.isEmpty()) {
                ask(queries, service.database().get().inSchema(service.schema()), answers);
            }
        } catch (IOException | DatabaseException | SQLException e) {
            answers.add(unanswered(String.valueOf(file.getFileName()), e));
        }
        return answers;
    }

    private static void ask(List<ReportQuery> queries, ConnectionSettings database, ArrayNode answers)
            throws SQLException {
        try (Connection connection = database.connect()) {
            queries.forEach(query -> answers.add(answer(query, connection)));
        }
    }

    private static ObjectNode answer(ReportQuery query, Connection connection) {
        try {
            return json(query.ask(connection));
        } catch (SQLException e) {
            return unanswered(query.title(), e);
        }
    }

    private static ObjectNode json(Answer answer) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("title", answer.title());
        answer.columns().forEach(node.putArray("columns")::add);
        ArrayNode rows = node.putArray("rows");
        answer.rows().forEach(row -> row.forEach(rows.addArray()::add));
        return node;
    }

    private static ObjectNode unanswered(String title, Exception e) {
        return JsonNodeFactory.instance.objectNode().put("title", title).put("problem", DatabaseException.reason(e));
    }
}
