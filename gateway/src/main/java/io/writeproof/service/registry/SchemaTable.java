package io.writeproof.service.registry;

import static io.writeproof.write.PgType.INTEGER;
import static io.writeproof.write.PgType.JSONB;
import static io.writeproof.write.PgType.TEXT;
import static io.writeproof.write.PgType.TEXT_ARRAY;
import static io.writeproof.write.PgType.TIMESTAMPTZ;
import static io.writeproof.write.PgType.UUID;

import io.writeproof.write.Column;
import io.writeproof.write.Destination;
import io.writeproof.write.Table;
import java.util.List;

/** Where schemas are stored: the table of the source service, column for column. */
public final class SchemaTable {

    private static final Table<RegisteredSchema> SCHEMAS = new Table<>(
            "schemas",
            List.of(
                    new Column<>("id", UUID, RegisteredSchema::id),
                    new Column<>("namespace", TEXT, s -> s.registration().name().namespace()),
                    new Column<>("name", TEXT, s -> s.registration().name().name()),
                    new Column<>(
                            "version_major",
                            INTEGER,
                            s -> s.registration().version().major()),
                    new Column<>(
                            "version_minor",
                            INTEGER,
                            s -> s.registration().version().minor()),
                    new Column<>(
                            "version_patch",
                            INTEGER,
                            s -> s.registration().version().patch()),
                    new Column<>("format", TEXT, s -> s.registration().format().name()),
                    new Column<>("content", TEXT, s -> s.registration().content()),
                    new Column<>("content_hash", TEXT, RegisteredSchema::contentHash),
                    new Column<>("state", TEXT, s -> s.registration().state().name()),
                    new Column<>(
                            "compatibility_mode",
                            TEXT,
                            s -> s.registration().compatibility().name()),
                    new Column<>("created_at", TIMESTAMPTZ, RegisteredSchema::createdAt),
                    new Column<>("updated_at", TIMESTAMPTZ, RegisteredSchema::createdAt),
                    new Column<>(
                            "description", TEXT, s -> s.registration().notes().description()),
                    new Column<>(
                            "tags", TEXT_ARRAY, s -> s.registration().notes().tags()),
                    new Column<>(
                            "metadata", JSONB, s -> s.registration().notes().metadata())));

    /** The one table; a row is named by its id. */
    public static final Destination<RegisteredSchema> DESTINATION =
            new Destination<>(List.of(SCHEMAS), schema -> schema.id().toString());

    private SchemaTable() {}
}
