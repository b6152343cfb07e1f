package io.writeproof.service.ingest;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A batch that has been committed.
 *
 * @param number counted from 1
 * @param size its messages, 1 or more
 * @param total messages committed so far, this batch included
 * @param completedAt when the commit was known
 * @param ids names of its messages, of the first {@value #MAX_IDS} at most
 */
public record Batch(long number, int size, long total, Instant completedAt, List<String> ids) {

    private static final int MAX_IDS = 200;

    static Batch after(@Nullable Batch last, List<Message> messages, Instant completedAt) {
        int size = messages.size();
        List<String> ids = ids(messages);
        return last == null
                ? new Batch(1, size, size, completedAt, ids)
                : new Batch(last.number + 1, size, last.total + size, completedAt, ids);
    }

    /** The names of these messages, of as many as a batch tells. */
    public static List<String> ids(List<Message> messages) {
        return messages.stream()
                .limit(MAX_IDS)
                .map(message -> message.id().toString())
                .toList();
    }
}
