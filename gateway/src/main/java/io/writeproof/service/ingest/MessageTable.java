package io.writeproof.service.ingest;

import static io.writeproof.write.PgType.INTEGER;
import static io.writeproof.write.PgType.TEXT;
import static io.writeproof.write.PgType.TIMESTAMPTZ;
import static io.writeproof.write.PgType.UUID;

import io.writeproof.write.Column;
import io.writeproof.write.Destination;
import io.writeproof.write.Table;
import java.util.List;

/** Where messages are stored. */
public final class MessageTable {

    /** One row for each message; its number and the time of the insert are the database's. */
    public static final Destination<Message> DESTINATION = new Destination<>(
            List.of(new Table<>(
                    "messages",
                    List.of(
                            new Column<>("message_id", UUID, Message::id),
                            new Column<>("user_id", INTEGER, Message::userId),
                            new Column<>("channel_id", INTEGER, Message::channelId),
                            new Column<>("content", TEXT, Message::content),
                            new Column<>("created_at", TIMESTAMPTZ, Message::createdAt)))),
            message -> message.id().toString());

    private MessageTable() {}
}
