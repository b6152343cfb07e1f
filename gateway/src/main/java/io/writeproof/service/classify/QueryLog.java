package io.writeproof.service.classify;

import static io.writeproof.write.PgType.BIGINT;
import static io.writeproof.write.PgType.BOOLEAN;
import static io.writeproof.write.PgType.DOUBLE;
import static io.writeproof.write.PgType.INTEGER;
import static io.writeproof.write.PgType.TEXT;
import static io.writeproof.write.PgType.TIMESTAMPTZ;
import static io.writeproof.write.PgType.UUID;

import io.writeproof.write.Column;
import io.writeproof.write.Destination;
import io.writeproof.write.Table;
import java.util.List;

/** Where answered requests are stored: a table of this project's own, since the source service has no database. */
public final class QueryLog {

    /** One row for each answered request. */
    public static final Destination<LoggedQuery> DESTINATION = new Destination<>(
            List.of(new Table<>(
                    "query_log",
                    List.of(
                            new Column<>("id", UUID, LoggedQuery::id),
                            new Column<>("created_at", TIMESTAMPTZ, LoggedQuery::createdAt),
                            new Column<>("run_tag", TEXT, q -> q.request().id().runTag()),
                            new Column<>(
                                    "request_key", TEXT, q -> q.request().id().key()),
                            new Column<>(
                                    "body_request_id", TEXT, q -> q.request().bodyId()),
                            new Column<>("query", TEXT, q -> q.request().text()),
                            new Column<>(
                                    "label", INTEGER, q -> q.answer().label().number()),
                            new Column<>(
                                    "confidence",
                                    DOUBLE,
                                    q -> q.answer().classification().confidence()),
                            new Column<>("cached", BOOLEAN, q -> q.answer().cached()),
                            new Column<>("latency_us", BIGINT, LoggedQuery::latencyMicros)))),
            q -> q.id().toString());

    private QueryLog() {}
}
