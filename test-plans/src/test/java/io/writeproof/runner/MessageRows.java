package io.writeproof.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.writeproof.postgres.RunSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The table of the messages of a run on the shared server; closing it drops the schema that the run has kept. */
final class MessageRows implements AutoCloseable {

    private static final int USERS = 10_000;
    private static final int CHANNELS = 100;

    private final String schema;

    private MessageRows(String schema) {
        this.schema = schema;
    }

    /** Those of a run that has told its schema. */
    static MessageRows of(LoadProcess load) {
        return new MessageRows(load.schema().orElseThrow(() -> new AssertionError(load.output())));
    }

    /** Whether there is a message that the gateway got after that moment. */
    boolean anyReceivedAfter(Instant moment) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT 1 FROM " + schema + ".messages WHERE created_at > ? LIMIT 1")) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** So many messages, no text twice, of users 1 to 10,000 in channels 1 to 100, from anywhere in these ranges. */
    void assertDrawnFromAllUsersAndChannels(int messages) throws SQLException {
        List<Integer> users = new ArrayList<>();
        List<Integer> channels = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT user_id, channel_id, content FROM " + schema + ".messages")) {
            while (rows.next()) {
                users.add(rows.getInt(1));
                channels.add(rows.getInt(2));
                texts.add(rows.getString(3));
            }
        }
        assertThat(texts).hasSize(messages).doesNotHaveDuplicates();
        assertDrawn(users, USERS);
        assertDrawn(channels, CHANNELS);
    }

    /** Of 300 numbers all miss a tenth of the range, or half of them are repeated, less than once in 10^13 runs. */
    private static void assertDrawn(List<Integer> numbers, int most) {
        assertThat(numbers)
                .allSatisfy(number -> assertThat(number).isBetween(1, most))
                .anyMatch(number -> number <= most / 10)
                .anyMatch(number -> number > most - most / 10);
        assertThat(new HashSet<>(numbers)).hasSizeGreaterThan(Math.min(numbers.size(), most) / 2);
    }

    private static Connection connect() {
        return SharedServer.server().connection().connect();
    }

    @Override
    public void close() {
        RunSchema.drop(SharedServer.server().connection(), schema);
    }
}
