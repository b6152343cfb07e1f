package io.writeproof.http;

import io.writeproof.postgres.Durability;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the health page of every service tells: the write path in force, and the database behind it. Immutable.
 *
 * @param postgres {@code ok}, or {@code error} when the database did not answer
 * @param promise what an acknowledgement stands for
 * @param durability null when the database did not answer
 * @param testFault the damage done on purpose, or {@code none}
 */
public record WriteHealth(
        String postgres,
        String version,
        String writeMode,
        String promise,
        @Nullable DurabilityBody durability,
        boolean durable,
        QueueBody queue,
        String testFault) {

    /**
     * What waits to be written.
     *
     * @param depth null when the queue did not answer
     */
    public record QueueBody(@Nullable Long depth, int capacity) {}

    /** {@code durability} is what the database says of itself, or null. */
    public static WriteHealth of(GatewayState state, @Nullable Durability durability) {
        return new WriteHealth(
                durability == null ? "error" : "ok",
                state.version(),
                state.writeMode().label(),
                state.writeMode().promise().name().toLowerCase(Locale.ROOT),
                durability == null ? null : DurabilityBody.of(durability),
                durability != null && durability.durable(),
                new QueueBody(
                        (long) state.queue().depth().getAsInt(), state.queue().capacity()),
                state.testFault());
    }

    /** The same of a service that answers before the commit whatever the mode, and has a queue of its own. */
    public WriteHealth queued(@Nullable Long depth) {
        return new WriteHealth(
                postgres,
                version,
                writeMode,
                "queued",
                durability,
                durable,
                new QueueBody(depth, queue.capacity()),
                testFault);
    }
}
